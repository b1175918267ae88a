from django.urls import path

from areasend.web.public_desk import views_figures, views_questions, views_said

app_name = "public_desk"

urlpatterns = [
    path("", views_questions.overview, name="overview"),
    path("questions/", views_questions.questions, name="questions"),
    path("questions/<str:reference>/", views_questions.question, name="question"),
    path("questions/<str:reference>/decline/", views_questions.decline, name="decline"),
    path("ratings/", views_questions.ratings, name="ratings"),
    path("ratings/<int:pk>/read/", views_questions.read_rating, name="read_rating"),
    path("you-said-we-did/", views_said.entries, name="said_did"),
    path("you-said-we-did/new/", views_said.record, name="record_said"),
    path("you-said-we-did/<int:pk>/", views_said.amend, name="amend_said"),
    path("you-said-we-did/<int:pk>/publish/", views_said.publish, name="publish_said"),
    path("you-said-we-did/<int:pk>/withdraw/", views_said.withdraw, name="withdraw_said"),
    path("releases/make/", views_figures.make, name="make_release"),
    path("releases/<int:pk>/", views_figures.release, name="release"),
    path("releases/<int:pk>/publish/", views_figures.publish, name="publish_release"),
]
