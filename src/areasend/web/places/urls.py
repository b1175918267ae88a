from django.urls import path

from areasend.web.places import file_views, out_views, record_views, try_views, views

app_name = "places"

urlpatterns = [
    path("", views.overview, name="overview"),
    path("today/", views.today_page, name="today"),
    path("travel/", views.travel, name="travel"),
    path("settings/", views.settings_list, name="settings"),
    path("settings.csv", views.settings_csv, name="settings_csv"),
    path("settings/<int:pk>/", views.setting, name="setting"),
    path("settings/new/", record_views.new_setting, name="new_setting"),
    path("settings/<int:pk>/record/", record_views.record, name="record"),
    path("settings/<int:pk>/taken/", record_views.taken, name="taken"),
    path("rows/<int:pk>/change/", record_views.amend, name="amend"),
    path("rows/<int:pk>/end/", record_views.end, name="end"),
    path("rows/<int:pk>/withdraw/", record_views.withdraw, name="withdraw"),
    path("what-if/", try_views.what_if, name="what_if"),
    path("upload/", file_views.upload, name="upload"),
    path("template.xlsx", file_views.template, name="template"),
    path("places.xlsx", file_views.export, name="export"),
    path("collection/", out_views.collection, name="collection"),
    path("collection.xlsx", out_views.collection_file, name="collection_file"),
    path("publish/", out_views.publish, name="publish"),
    path("publish/<int:pk>/take-back/", out_views.take_back, name="take_back"),
]
