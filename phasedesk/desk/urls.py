"""The desk's addresses. What is sent to a ticket names what is made of it."""

from django.urls import path

from phasedesk.desk import mail, new, people, phase, queues, saying, ticket, waits

app_name = "desk"
urlpatterns = [
    path("", queues.home, name="home"),
    path("queues/<slug:view>/", queues.queue, name="queue"),
    path("queues/<slug:view>/bulk", queues.bulk, name="bulk"),
    path("search/", queues.search, name="search"),
    path("new/", new.ticket, name="new"),
    path("tickets/<int:number>/", ticket.ticket, name="ticket"),
    path("tickets/<int:number>/history/", ticket.history, name="history"),
    path("tickets/<int:number>/files/<str:key>/", ticket.file, name="file"),
    path("tickets/<int:number>/phase", phase.move, name="phase"),
    path("tickets/<int:number>/resolution", phase.resolve, name="resolution"),
    path("tickets/<int:number>/reopening", phase.reopen, name="reopening"),
    path("tickets/<int:number>/kind", phase.change_kind, name="kind"),
    path("tickets/<int:number>/replies", saying.reply, name="replies"),
    path("tickets/<int:number>/notes", saying.note, name="notes"),
    path("tickets/<int:number>/questions", waits.ask, name="questions"),
    path("tickets/<int:number>/withdrawal", waits.withdraw, name="withdrawal"),
    path("tickets/<int:number>/hold", waits.hold, name="hold"),
    path("tickets/<int:number>/resumption", waits.resume, name="resumption"),
    path("tickets/<int:number>/owner", people.owner, name="owner"),
    path("tickets/<int:number>/assessment", people.assess, name="assessment"),
    path("tickets/<int:number>/followers", people.follow, name="followers"),
    path("mail/", mail.notices, name="mail"),
    path("mail/<int:key>/", mail.notice, name="notice"),
    path("mail/<int:key>/letter", mail.letter, name="letter"),
    path("mail/<int:key>/resending", mail.resend, name="resending"),
]
