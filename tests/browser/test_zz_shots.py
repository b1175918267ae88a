import random, time
from datetime import date, timedelta
import pytest
from tests.conftest import TODAY
from tests.factories import make_team, make_user, make_person
from areasend.records.models import *
from areasend.rules.policies.access import Role
@pytest.fixture(autouse=True)
def h(settings, db): settings.AREASEND_TODAY=TODAY.isoformat()
def build(n):
    r=random.Random(1)
    teams=[make_team(x) for x in ("Aylesbury","Chilterns","High Wycombe","South Bucks")]
    persons=Person.objects.bulk_create([Person(reference=f"CYP-{i:06d}",forename="Ada",surname=f"Demo{i}",born_on=date(2016,1,1),sex="F") for i in range(n)])
    cases=[];facts=[];adv=[]
    for i,p in enumerate(persons):
        rec=date(2019,1,1)+timedelta(days=int(r.random()**0.6*2870))
        f={"request.received":rec}
        if (TODAY-rec).days>30: f["decision.assess"]=rec+timedelta(days=r.choice([30,38,41,42,50,70]))
        if r.random()<.25 and "decision.assess" in f: f["decision.refuse"]=f.pop("decision.assess")
        if "decision.assess" in f:
            d=rec+timedelta(days=int(r.gauss(190,70)))
            if d<TODAY and d>rec+timedelta(80): f["plan.issued"]=d
            elif d<rec+timedelta(81): f["plan.issued"]=rec+timedelta(135) if rec+timedelta(135)<TODAY else TODAY
        ended="plan.issued" in f or "decision.refuse" in f
        end=max(f.values())
        cases.append(Case(reference=f"A{i:07d}",process="assessment",person=p,team=r.choice(teams),is_open=not ended,ended_on=end if ended else None,opened_on=rec,stage="x"))
        facts.append(f)
    cases=Case.objects.bulk_create(cases,batch_size=2000)
    Fact.objects.bulk_create([Fact(case=c,name=k,on=v) for c,f in zip(cases,facts) for k,v in f.items()],batch_size=5000)
    for c,f in zip(cases,facts):
        if "decision.assess" in f:
            for s in ("education","psychology","medical","social_care"):
                a=f["decision.assess"]; x=a+timedelta(days=int(r.gauss(45,15)))
                adv.append(Advice(case=c,source=s,asked_on=a,reached_on=a,received_on=x if x<TODAY and x>a else None,due_on=a+timedelta(42)))
    Advice.objects.bulk_create(adv,batch_size=5000)
    rev=Case.objects.bulk_create([Case(reference=f"R{i:07d}",process="annual_review",person=r.choice(persons),team=r.choice(teams),is_open=False,ended_on=TODAY,opened_on=TODAY,stage="y",) for i in range(n)],batch_size=2000)
    fs=[]
    for c in rev:
        m=date(2023,1,1)+timedelta(days=r.randrange(1350)); fs+= [Fact(case=c,name="review.meeting",on=m),Fact(case=c,name="review.decided_maintain",on=m+timedelta(days=r.choice([20,27,28,30,50])))]
    Fact.objects.bulk_create(fs,batch_size=5000)
    from django.db import connection
    with connection.cursor() as c: c.execute("ANALYZE")
@pytest.mark.django_db(transaction=True)
def test_shots(open_page, sign_in, client, django_assert_max_num_queries):
    import logging; logging.disable(logging.CRITICAL)
    build(10000)
    u=make_user("Head of service",roles=[Role.HEAD_OF_SERVICE])
    from tests.factories import sign_in as si
    c=si(u)
    for p in ("/timeliness/","/timeliness/plans/","/timeliness/decisions/","/timeliness/advice/","/timeliness/reviews/","/timeliness/open/"):
        ts=[]
        for _ in range(4):
            t=time.perf_counter(); c.get(p); ts.append((time.perf_counter()-t)*1000)
        from django.db import connection
        from django.test.utils import CaptureQueriesContext
        with CaptureQueriesContext(connection) as q: c.get(p)
        print(p,[round(x) for x in ts],len(q), [ (x["time"],x["sql"][:60]) for x in q if float(x["time"])>0.02])
    ck=sign_in(u)
    for n,p in (("over","/timeliness/"),("plans","/timeliness/plans/"),("advice","/timeliness/advice/"),("open","/timeliness/open/")):
        for w in (1280,375):
            page=open_page(p,width=w,cookies=ck); page.screenshot(path=f"/tmp/w/shot_time_{n}_{w}.png",full_page=True)
