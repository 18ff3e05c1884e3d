import os
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]="true"
import pytest
from playwright.sync_api import sync_playwright
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from tests.domains.handover_fixtures import WHAT_FOR
from banso.domains.referrals import api as referrals
from banso.domains.surveys import api as surveys
from banso.domains.messages import api as messages
OUT="/tmp/d4/shots/"
def cookie(user):
    c=Client(); c.force_login(user); return c.cookies["sessionid"].value
@pytest.mark.django_db(transaction=True)
def test_shots(live_server, handover, third_agency, settings):
    settings.BANSO_DEMO=True
    w=handover.world
    w.ask()
    handover.log if False else None
    n1=handover.send(note="午後なら電話がつながります。", consultation_ids=[handover.consultation], shares=("summary",))
    messages.post_message(actor=w.adviser, now=w.now, case_id=handover.case, body="資料をお送りください。")
    n2=handover.send(issue="hiring")
    referrals.take_up(actor=w.other, now=w.now, referral_id=n2)
    referrals.close_referral(actor=w.other, now=w.now, referral_id=n2, outcome="helped", note="商談会に出た。")
    link=surveys.open_survey_links(about_type="referrals.referral", about_ids=[n2], at=w.now)[0].url_path
    report=[]
    sender, receiver = cookie(w.adviser_user), cookie(w.other_user)
    unit3=third_agency.unit_id
    pages=[("home-s",sender,"/desk/"),("tasks-s",sender,"/desk/tasks/"),("karte",sender,f"/desk/firms/{w.firm}/"),("choose",sender,f"/referrals/new/?case={handover.case}&issue=succession&q=架空"),
      ("consent",sender,f"/referrals/new/{handover.case}/{unit3}/?issue=succession"),("write",sender,f"/referrals/new/{handover.case}/{w.other_unit}/?issue=market_development"),("sent",sender,"/referrals/sent/"),
      ("ref-sent",sender,f"/referrals/{n1}/"),("ref-ended",sender,f"/referrals/{n2}/"),("withdraw",sender,f"/referrals/{n1}/withdraw/"),
      ("home-r",receiver,"/desk/"),("basket",receiver,"/referrals/basket/"),("ref-recv",receiver,f"/referrals/{n1}/"),("ref-shut",receiver,f"/referrals/{n2}/"),("refuse",receiver,f"/referrals/{n1}/refuse/"),
      ("survey","",link),("answers",receiver,"/surveys/")]
    with sync_playwright() as p:
        b=p.chromium.launch(executable_path="/usr/bin/chromium",args=["--no-sandbox","--disable-background-networking"])
        for width in (1200,320):
          for lang in ("ja","en"):
            if (width,lang)==(320,"en"): continue
            for name,session,path in pages:
                ctx=b.new_context(viewport={"width":width,"height":900})
                host=live_server.url
                cookies=[{"name":"banso_language","value":lang,"url":host}]
                if session: cookies.append({"name":"sessionid","value":session,"url":host})
                ctx.add_cookies(cookies)
                page=ctx.new_page()
                msgs=[]
                page.on("console",lambda m: msgs.append(m.text) if m.type=="error" else None)
                r=page.goto(host+path)
                if name=="write" and width==1200:
                    page.fill("textarea[name=what_for]","社内のIT化を手伝ってほしいです。")
                    page.screenshot(path=f"{OUT}{lang}-{width}-write.png",full_page=True)
                    page.click("button[value=review]"); page.wait_for_load_state()
                    name="confirm"
                axe=Axe().run(page)
                v=[(x["id"],len(x["nodes"]),x["nodes"][0]["html"][:160]) for x in axe.response["violations"]]
                over=page.evaluate("document.documentElement.scrollWidth>document.documentElement.clientWidth")
                report.append((name,width,lang,r.status,v,over,msgs[:2]))
                page.screenshot(path=f"{OUT}{lang}-{width}-{name}.png",full_page=True)
                ctx.close()
        b.close()
    open("/tmp/d4/report.txt","w").write("\n".join(map(repr,report)))
    for line in report:
        if line[3]!=200 or line[4] or line[5] or line[6]: print(line)
    print("pages",len(report))
