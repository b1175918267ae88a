// Small comforts; every page is whole without them.

// Filters that send themselves: a select or tick box marked data-submit-on-change.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-submit-on-change]");
  if (form) form.requestSubmit();
});

// "Print this page" is of no use without JavaScript, so it is shown only here.
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A part of a page that htmx has replaced may hold components of the design system.
document.addEventListener("htmx:afterSwap", (event) => {
  const summary = event.target.querySelector?.(".govuk-error-summary");
  if (summary) summary.focus();
});

// On a narrow screen a filter starts folded, so that the results come first.
if (window.matchMedia("(max-width: 48em)").matches) {
  for (const fold of document.querySelectorAll("details[data-fold-when-narrow]")) fold.open = false;
}

// A slider under each number that has bounds. The box stays what is sent; the slider only fills it.
for (const box of document.querySelectorAll("input[data-slider]")) {
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", min: box.dataset.low, max: box.dataset.high, step: box.dataset.step, className: "app-slider" });
  const label = document.querySelector(`label[for="${box.id}"]`);
  slider.setAttribute("aria-label", `${label ? label.textContent.trim() : box.name}, slider`);
  slider.value = box.value;
  slider.addEventListener("input", () => { box.value = slider.value; });
  box.addEventListener("input", () => { slider.value = box.value; });
  box.after(slider);
}
