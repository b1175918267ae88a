"""Pages. Each feature is a folder of urls, views, forms and templates; features do not import one another."""
