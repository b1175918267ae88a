"""Pages. Each feature is a folder of urls, views, forms and templates; features do not import one another."""

from importlib.metadata import PackageNotFoundError, version

try:
    VERSION = version("areasend")
except PackageNotFoundError:
    VERSION = "source"
