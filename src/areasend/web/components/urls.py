from django.urls import path

from areasend.web.components.brand import brand_css

urlpatterns = [path("brand.css", brand_css, name="brand_css")]
