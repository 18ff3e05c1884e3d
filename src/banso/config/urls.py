"""Every address of the product."""

from django.urls import include, path
from django.views.i18n import set_language

from banso.faces.api import api
from banso.faces.entrance import views as entrance
from banso.platform.web.access import ANYONE, WRITE, page

handler404 = "banso.platform.web.answers.page_not_found"
handler400 = "banso.platform.web.answers.bad_request"
handler500 = "banso.platform.web.answers.fault"

urlpatterns = [
    path("", include("banso.faces.entrance.urls")),
    path("sign-in/", entrance.sign_in, name="sign_in"),
    path("sign-out/", entrance.sign_out, name="sign_out"),
    path("language/", page(ANYONE, WRITE)(set_language), name="set_language"),
    path("portal/", include("banso.faces.portal.urls")),
    path("desk/", include("banso.faces.desk.urls")),
    path("board/", include("banso.faces.board.urls")),
    path("audit/", include("banso.faces.audit.urls")),
    path("parties/", include("banso.domains.parties.web.urls")),
    path("directory/", include("banso.domains.directory.web.urls")),
    path("consents/", include("banso.domains.consents.web.urls")),
    path("cases/", include("banso.domains.cases.web.urls")),
    path("routing/", include("banso.domains.routing.web.urls")),
    path("messages/", include("banso.domains.messages.web.urls")),
    path("referrals/", include("banso.domains.referrals.web.urls")),
    path("surveys/", include("banso.domains.surveys.web.urls")),
    path("api/", api.urls),
]
