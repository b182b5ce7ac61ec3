"""What goes wrong around the invoices at the example desk: signing in, files, reports, the app, the API and rights."""

TEXT = """
# Sign-in & users: code-asked-again
severity: work_hindered
pick times = three | four | five | six
subject: Two-step code is asked at every single sign-in
subject: "Trust this browser" [is forgotten every morning|has no effect|does not last a day]
subject: [{mate} has|We have] to type the code {times} times a day
subject: Sign-in asks for the two-step code again and again in {browser}
subject: Trusted browser not remembered since {day}
body one: Every time I open Tallyroom I am asked for the six digits, although I tick "Trust this browser for 30 days". [It started on {day}.|Until {day} it was fine.] I use {browser} and [have not changed any setting|nothing has changed on my computer]. [It is {times} times a day now, which is tiresome.|My phone lies in another room, so this is less funny than it sounds.]
body everyone: Since {day} nobody in our office stays trusted. We tick the box, enter the code, and [after lunch|an hour later|the next time] we have to do it again. {mate} uses {browser}, I use another one, same thing. [Is there a new rule about this?|We do want two steps, only not {times} times a day.]
body several terse: "Trust this browser" does not stick. {browser}. Three people affected. Cookies are allowed. Since {day}.
body one formal: I should like to report that the option "Trust this browser for 30 days" is no longer respected. The security code is requested at each sign-in, in my case {times} times on {day}. The browser is {browser} and it is not set to delete cookies on closing.
more: It happens in a private window too, but there I would expect it.
more: All of us sign in from the same office.
review: I can see that you confirmed the code {times} times on {day} and that the browser was marked as trusted each time. I am checking why the mark is not read again.
review: Thank you for naming {browser}. I am signing in with the same version to see what it keeps from one visit to the next.
ask: Do you open Tallyroom by a bookmark, and does its address begin with "www"? >> Yes, it is an old bookmark and it does begin with www.
ask: Does it help if you go in by the button on our home page instead? >> Strange, but yes. From there I was not asked again.
note: Cookie for the trusted browser is set on the host without www since the domain change. Old bookmarks with www never send it. Nothing to do with {browser}.
note: {agent} counts about one in nine sign-ins still coming through www. A redirect before the sign-in page would do.
finding: The mark of a trusted browser is kept for the address without "www". If you come in by an older bookmark with "www", it is not seen.
workaround: Remove the "www" from your bookmark; the code is then asked once in 30 days.
outcome fix: Addresses with "www" will be forwarded before the sign-in page, so that an old bookmark works like a new one. Trusted browsers stay trusted; nothing has to be done again.
outcome workaround: With a bookmark without "www" the browser stays trusted for 30 days. The older address cannot share the mark for security reasons, so we now show a line on the sign-in page that offers the right one.
after: New bookmark, no code since. Thank you, I would not have found that.
after: It works for me. {mate} still gets asked, but I think the old bookmark is on that computer too.

# Sign-in & users: invitation-used-up
severity: work_hindered
subject: Invitation for [a new colleague|{mate}] says "already used"
subject: New users cannot accept their invitation
subject: [{mate}|Our new bookkeeper] gets "This link has been used" on the first click
subject: Invitation links expire before anyone opens them
subject: Cannot get {mate} and {mate2} into our account
body one: I invited {mate} on {day}. [The mail arrived within a minute|The mail came], but the link says "This invitation has already been used". [{mate} swears it was the first click.|It was clicked once, by {mate}, with me standing next to it.] I have sent [two more|three more] with the same result. [{mate} starts work on {day2} and cannot do anything.|What else can I try?]
body several: Hello, we cannot add people at the moment. {mate} and {mate2} both get "already used" at once. [Could it have to do with our new mail filter?|We moved to a new mail provider recently, if that matters.] [I can see them in the list as "invited".|In the users list both are still "Invited".]
body several formal: Two members of our staff have been unable to accept the invitation to our account. In both cases the page states that the link has already been used, although no account was created. We ask you to activate {mate} and {mate2} or to advise on another way.
more: {mate} has tried two browsers.
more: In the list of users the state is still "Invited".
review: I have looked at the invitation for {mate}: it was opened a few seconds after it was delivered, from an address that is not yours. I am finding out whose it is.
review: Thank you. I am comparing the times at which the links were opened with the times at which the mails arrived.
ask: Does your company use a filter that checks links in incoming mail? >> Yes, since last month. It opens every link in a sandbox, says our IT person.
ask: Can {mate} receive mail at another address for a test? >> A private address worked straight away.
note: Link scanner fetches the link, and our accept page uses the invitation up on GET. Should need a button. Seen on 7 accounts with the same filter.
note: {agent}: the password-reset page already does it right, with a confirm button. Copy that pattern.
finding: Your mail filter opens every link to test it, and our invitation page took that visit for the real one. When {mate} came, the link was spent.
workaround: Open "Users", choose "Copy link" next to {mate} and hand the link over in another way than by mail.
outcome fix: Opening an invitation will no longer use it up; a person has to press "Join". Open invitations are valid again, so {mate} may use the last one.
after: The copied link worked, {mate} is in. Thanks a lot.
after: Both are in now, and with today's invitation it worked by mail too.

# Import & export: garbled-letters
severity: minor
pick good, bad = Müller ~ MÃ¼ller | Kožený ~ KoÅ¾enÃ½ | Sørensen ~ SÃ¸rensen | Böhmová ~ BÃ¶hmovÃ¡ | Gonçalves ~ GonÃ§alves | Håkansson ~ HÃ¥kansson
pick n = 140 | 220 | 385 | 610 | 1,150
subject: Letters are garbled after importing contacts ({bad})
subject: Import turns {good} into {bad}
subject: Accents and umlauts [broken|destroyed] by the contact import
subject: {n} contacts imported with strange characters
body one: I imported {n} contacts from a CSV file. All names with special letters are broken: {good} has become {bad}. [In the file itself they look right.|When I open the file in my spreadsheet they are fine.] [The preview before the import looked fine as well, that is why I pressed "Import".|There was no warning.] Do I have to delete everything and start again?
body one terse: CSV import, {n} rows. {good} shows as {bad}. File is from our old program. Preview was right. Please repair or tell me how to undo.
body several: Good morning, we have moved to you from another program and took our customers with us in a file. Now many names read like {bad}. [It is on the invoices too, which our customers do not find charming.|We saw it when the first invoice was already out.] Is there a way to say which letters the file uses?
more: I still have the original file.
more: Invoices for {cust} are waiting until this is right.
more: Undoing {n} changes by hand is not an option.
review: I have looked at your import of {n} contacts and see {bad} where the file says {good}. I am reading the file byte by byte to learn how it was saved.
review: Thank you for the example. Please leave the contacts as they are for now, I want to see whether they can be repaired in place.
ask: Was the file opened and saved again in a spreadsheet before the import? >> Yes, I deleted two columns first and saved it.
ask: Could you attach the file as it came out of the old program? >> Attached. I also attach the one I imported.
note: File is UTF-8 with a stray Latin-1 row ({agent} found it in row 61). Detection reads the first 50 rows for the preview and the whole file for the import, so the two disagree.
note: All {n} rows can be repaired: re-decode the stored text, no information lost.
finding: A single row in the file was saved in another encoding. The preview read the beginning only, the import read everything and chose the wrong encoding for the whole file.
workaround: Save the file as "CSV UTF-8" before importing.
outcome data_corrected: The {n} contacts were repaired in place, so links to invoices are untouched. {good} reads {good} again. The next import shows which encoding it has chosen and names rows that do not fit.
outcome fix: Preview and import will use the same reading of the file, and rows that do not fit are listed before anything is stored. We have repaired the names that were already imported.
after: All names are right, even the ones I had not noticed. Thank you.
after: Found one more: a street name is still broken, in the contact {cust}.

# Import & export: export-cut-off
severity: work_hindered
pick got, want = 10,000 ~ 12,418 | 10,000 ~ 17,306 | 10,000 ~ 31,044 | 10,000 ~ 10,962
subject: Export stops at {got} rows
subject: CSV export of [invoice lines|all lines] is incomplete, {got} of {want}
subject: Rows missing at the end of the year export
subject: Our export ends in the middle of {month}
subject: {want} lines on screen, {got} in the file
body one: The export of invoice lines for last year has exactly {got} rows. The list on the screen counts {want}. [The file simply ends in {month}.|Everything after {month} is missing.] [No warning, nothing.|I only noticed because the sum was too low.] [I need the complete file for our accountant.|Our accountant waits for it.]
body one formal: For the annual accounts we exported all invoice lines of the past year. The resulting file contains {got} data rows, whereas Tallyroom reports {want}. The omission is not indicated anywhere. Please provide the complete data and let us know whether earlier exports may be affected.
body several: hi, is there a limit on exports? we always get {got} lines no matter what we choose. we have {want}. my colleague {mate} tried with {browser}, same. a limit would be ok if somebody told us about it...
more: The file size is nearly the same each time.
more: A smaller period works without trouble.
review: {got} is too round to be chance. I am checking which part of the export stops there.
review: I have started the same export on our side and compare its last row with yours.
ask: Do you use "Download now" or "Send to me by mail"? >> Download now. I did not know the other one.
ask: Is the file sorted by date or by number? >> By date, oldest first.
note: "Download now" is capped at {got} rows to keep the web workers free; the cap should have switched to the mail export, but the switch checks invoices and not lines.
note: {agent}: the cap goes back three years. Anyone exporting lines directly has had short files. We should tell them.
finding: "Download now" is limited to {got} rows. Above that it should hand over to the export by mail, but it counts invoices instead of lines when it decides.
workaround: Choose "Send to me by mail"; that file has no limit and contains all {want} rows.
outcome fix: The decision will be made on the number of rows, and a file that is not complete will say so in its first line. Exports by mail were always complete.
after: The mail export has all {want} lines, I have counted. Thanks.
after: Complete now. It may be worth telling others, a short file looks just like a good one.

# Import & export: contact-doubles
severity: minor
becomes: question
pick n = 34..160
subject: Import created {n} duplicate contacts
subject: Every contact is there twice after the import
subject: Second import doubled our customers
subject: [Importing an update|Re-importing our list] makes copies instead of updating
body one: I corrected some addresses in a spreadsheet and imported the list again. [Instead of updating, it added everyone a second time.|Now each customer exists twice.] {cust} is there with the old and with the new address. [{n} too many in total.|That makes {n} doubles.] It must be a bug, nobody can want this.
body several: We have {n} doubles since the import on {day}. [I thought an import with the same names would overwrite.|The names are exactly the same, so why are they not recognised?] How do we get back to one of each?
body one terse: Re-import of contacts. Expected: update. Got: {n} new contacts. Undo?
more: No invoice has been sent to the copies yet, as far as I know.
more: I have stopped all work on contacts until I hear from you.
review: I have looked at the import of {day}: {n} rows had no customer number, so each was taken for a new contact. I am checking what can be undone safely.
review: Thank you for writing. I am looking at which of the {n} new contacts already have documents, before I suggest anything.
ask: Does your file have the column with our customer number? >> No, I removed it because I thought it is only for you.
ask: Have any invoices been made for the new copies since then? >> Two, I think, both for {cust}.
note: Works as documented: no customer number means new contact. The page could say so, though. Import can be undone for 30 days except contacts in use.
turn: Nothing is broken here, so I treat this as a question from now on: how to undo the import, and how to update contacts with a file.
outcome answer: An import can be undone for 30 days:
  1. Open "Contacts › Imports" and choose the one of {day}.
  2. Press "Undo". Contacts that already have an invoice stay, and are listed for you.
  3. For an update, export your contacts first, change the rows and keep the column "Customer no." as it is.
  // Rows with a customer number update the contact, rows without one make a new contact. The two copies that already have invoices can be joined with "Merge" in the contact.
after: Undone and imported again with the number, all good. A line about it on the import page would have saved me an evening.
after: Merge worked for {cust} as well. Thank you for the patience.
again: The undo left {n} contacts in the list "Undone". Do they count as contacts, or can I ignore them?
again_answer: You can ignore them. The list is kept for 30 days, in case the undo has to be taken back, and it is emptied after that. They count nowhere and cannot be chosen in an invoice.

# Reports & dashboard: figures-of-yesterday
severity: minor
pick hours = 6..20
subject: Dashboard [shows old figures|is many hours behind|does not update]
subject: Revenue of today is missing on the dashboard
subject: Dashboard {hours} hours behind the invoice list
subject: "Open amount" on the start page does not change after payments
body everyone: The tiles on our dashboard have not moved since [early morning|last night|yesterday]. [{inv} was paid hours ago and is still counted as open.|I issued nine invoices today and revenue is the same as at breakfast.] The invoice list is right. [We look at this page in our stand-up every day, so it matters to us.|Reloading does nothing.]
body one: Small observation: "Updated just now" is written below the tiles, but the figures are about {hours} hours old. I can tell because {inv} is not in it. [Maybe only the text is wrong?|Which of the two is lying?]
body several terse: Dashboard stale by roughly {hours} h. List and reports correct. Affects {mate} and me, not {mate2}.
more: The list of payments is right at any time.
more: {mate2} says that the tiles are right over there.
review: I have compared the tiles with your invoice list: {inv} is in the list and not in the tiles. I am looking at when your figures were last worked out.
review: Thank you, the gap of {hours} hours is a good hint. I am checking the nightly and the hourly run for your account.
ask: Have you set a filter on the dashboard, for example a team or a project? >> Yes, "my team". Without the filter the figures are right!
ask: Is it the same for colleagues who have no filter? >> {mate2} has none and sees the right numbers.
note: Filtered tiles are cached by filter name; the hourly refresh only drops the unfiltered key. "Updated just now" is the time of the page, not of the figures.
note: {agent} would drop all keys of the account on a payment or an issue. Cheap enough.
finding: With a filter, the dashboard keeps figures from the nightly run; the hourly update reaches the view without a filter only. The line "Updated just now" speaks of the page, which is misleading.
workaround: Switch the filter off and on again; that makes the figures fresh.
outcome fix: Filtered figures will be renewed together with the others, and the line below the tiles gives the time of the figures themselves.
after: Looks right since this morning, thanks. I trust the line below the tiles again.

# Reports & dashboard: counted-twice
severity: work_hindered
pick over, right = 86,420 ~ 71,980 | 24,310 ~ 19,870 | 148,600 ~ 131,250 | 52,745 ~ 47,105
subject: Revenue report is too high since we use part invoices
subject: Revenue for {month} shows {over}, should be {right}
subject: Deposits and final invoices are counted twice in reports
subject: Report "Revenue by customer" [doubles|inflates] {cust}
body one: The revenue report for {month} says {over}. [Adding up the invoices gives {right}.|Our ledger says {right}.] The difference seems to be deposits: for {cust} both the deposit and the full final invoice are in it. [I showed the wrong figure to our bank, not a pleasant call.|We plan with these figures.]
body several: Hi team, since we began with deposit invoices, "Revenue by customer" is no longer believable. {cust} has {over} in it and we never billed that much. [The VAT report is right by the way.|In the VAT report it is correct.]
body everyone formal: We draw your attention to a deviation in the revenue report. For {month} an amount of {over} is reported, while the documents total {right}. It appears that deposit invoices are not deducted where a final invoice exists. Kindly confirm, as management relies on the report.
more: I can send you the sum by customer.
more: Before we used deposits the report was always right.
review: I am adding up the documents of {month} one by one and have reached {right} as well. Now I am looking at how the report treats deposits.
review: Thank you for naming {cust}. That is a small enough set to follow each document through the report.
ask: Do you deduct the deposit as a line in the final invoice, or with the button "Deduct deposit"? >> With the button, for all of them.
ask: Which columns have you chosen in the report? >> Net, tax and "Project".
note: Column "Project" joins the lines, and the deduction row has no project, so it drops out of the sum. Without that column the total is {right}.
note: Saved reports with "Project": 64 accounts. {agent} wants to put a row "without project" at the end.
finding: With the column "Project", the deduction of a deposit falls out of the report because it belongs to no project. The final invoice is then counted in full.
workaround: Take the column "Project" out of the report; the total is right without it.
outcome fix: Rows without a project will be kept and shown under "No project", so the total is the same whichever columns are chosen.
after: {right} it is. I will correct my slide.
after: The total fits now, thank you. Two of our saved reports had the same column.

# Reports & dashboard: aged-list-date
severity: minor
becomes: feature
pick month2 = March | June | September | December
subject: Open items list cannot be shown as of [year end|the end of {month2}]
subject: List of open items is wrong for a past date
subject: "As of" date is ignored in the open items report
subject: Receivables at the end of {month2} do not match our balance sheet
body one: I need the open items as of the last day of {month2}. Whatever date I choose, [I get today's list with fewer invoices|it leaves out what has been paid since]. [{inv} was open on that day and is not in the list.|For example {inv}: open then, paid now, missing.] The auditor wants exactly this list.
body one formal: For the annual accounts we require the receivables as at the end of {month2}. The report offers a date, but invoices paid after that date do not appear. The list is therefore unsuitable for an audit. Please correct this.
body several: Hello! We are three bookkeepers looking after nine companies in Tallyroom, and each year the same: no list of open items for a date in the past. [We rebuild it in a spreadsheet from the payment dates.|It costs us a day per company.] Perhaps it is meant to work and is broken?
more: The figure I need has to agree with the ledger to the cent.
more: Our auditor, {mate2}, would otherwise want all payment dates one by one.
review: I have run the report for your date and see that {inv} is missing from it. I am checking what the date is meant to do there.
review: Thank you. I am reading how the report was built, to tell whether this is a defect or something it never did.
ask: Would a list with number, customer, due date and open amount be enough for the auditor? >> Yes, and the age in days would be welcome.
ask: Do you need it for one date a year, or more often? >> Each quarter for the bank, and once a year for the auditor.
note: Date field filters by issue date only; the open amount is always today's. Never built as a balance at a date. Needs payments replayed up to the date. {agent} agrees: a request, not a bug.
turn: The report filters by the date of the invoice and has never looked back at what was open then. That makes your ticket a request for something new, and I have moved it there so that it is decided in a quarterly review.
finding: We are scoping a list of open items at any past date, worked out from the dates of payments, credits and exchange rates.
workaround: Export invoices and payments, and remove payments dated after the chosen day with a filter in a spreadsheet.
outcome later: Not in this quarter. The payments of earlier years do not all carry the date on which they were allocated, and that has to be put right first. The request stays on the list for the next quarterly review.
outcome planned: We plan open items as of any date since your account began, with age and currency. You will find the quarter on our roadmap; it is an estimate and can still move.
after: Good to know that it is not me. I will wait and see what the review says.

# Mobile app: offline-entries-lost
severity: work_hindered
pick n = 3..14
pick place = in a basement | on a train | on a building site | in a ward without reception | at a farm up the valley
subject: {n} entries made offline are gone
subject: App lost what I entered without a connection
subject: Offline [times|entries] never arrived after the update to {app}
subject: Entries from {day} [vanished|are missing] on the phone and in the browser
body one: I worked {place} on {day} and entered {n} times in the app (version {app}). It said "Will be sent when you are online". [I was online again in the evening and nothing arrived.|Back online, the list was empty.] [Are they still somewhere in the phone?|I wrote some of them down on paper, luckily.]
body several: Our fitters are often {place} and enter their hours offline. Since {app} part of it does not arrive. {mate} has lost {n} entries, {mate2} "some". [We pay by these hours.|They are paid by these entries, so you can imagine the mood.] Please tell us first how to save what is still in the phones.
body one terse: App {app}. Offline entries, {n} of them, {day}. Shown as waiting, then gone after sync. Not in the web either.
more: The phone is two years old and has enough space.
more: The entries of the days before are all there.
review: Please do not sign out of the app and do not remove it: what is waiting would be lost with it. I am looking at what your phone tried to send on {day}.
review: I can see that your phone has tried to hand over {n} entries and that we refused them. I am finding out why.
ask: Was any of the projects closed while you were offline? >> One was, yes. {mate} closed it that day.
ask: Do you see a small red dot at the clock symbol in the app? >> Yes! I never knew what it means.
note: One refused entry (closed project) makes the app drop the whole parcel of {n}. Entries survive in the phone's outbox, behind the red dot, until sign-out.
note: {agent} can take the parcel apart on our side: accept the good ones, keep the refused one as draft.
finding: One of the entries belongs to a project that had been closed meanwhile. We refused it, and the app then set all {n} aside.
workaround: Open the project again for a moment; the waiting entries arrive at the next connection.
outcome fix: Entries will be accepted one by one, and one that is refused stays in the app as a draft with the reason next to it. Your {n} entries were still in the phone and have arrived.
outcome data_corrected: Your {n} entries have been taken over from the phone, the one for the closed project as a draft. The app will hand over entries one at a time in future, so that one cannot hold up the rest.
after: All {n} are there. Thank you, I had given them up.
after: {mate}'s hours came as well. Please explain the red dot in the app, nobody knows it.

# Mobile app: closes-on-photo
severity: work_hindered
subject: App closes when I take a photo of a receipt
subject: Version {app} crashes at the camera
subject: Receipt photo: app [disappears|shuts down] without a message
subject: [Cannot add receipts any more|No receipts possible] since {app}
body one: When I press the camera symbol in an expense the app closes. [Each time.|Nine times out of ten.] Version {app}. [I removed and installed it again, no change.|Restarting the phone did not help.] [I have a trip behind me with a pocket full of receipts.|At the moment I mail the photos to myself.]
body several terse: {app}: camera opens, app gone. Two phones, different makers. Gallery works.
body several: Dear all, three of us cannot photograph receipts any more since the app updated itself to {app}. {mate} has an older phone where it still works. [The month closes on {day}, and until then all expenses have to be in.|Would it be possible to get the version before?]
body one: no idea if this helps but: the app ({app}) only closes if the phone has little space left. with 2 GB free it works, with less it goes away the second i press the shutter. took me a while to see the pattern
more: No message appears, it is simply gone.
more: All other parts of the app are fine.
review: I see several reports of the app stopping at the camera in {app}, yours among them. I am comparing the phones.
review: Thank you for the version. I am trying {app} on phones of different age and with different free space.
ask: How much free space does the phone show in its settings? >> Just below 1 GB.
ask: Does it also close when the resolution of the camera is set lower? >> With the lowest one it works, yes.
note: {app} keeps the full picture in memory twice while shrinking it. Phones short of memory end the app. Crash reports: 312 in a week, all the same line.
note: {agent} has a build that shrinks in pieces; it survives on the oldest test phone.
finding: While making the photo smaller, {app} needs more memory than some phones can give, and the phone then ends the app.
workaround: Take the photo with the phone's own camera and choose it from the gallery in the expense.
outcome fix: The next version of the app makes the photo smaller in pieces, which needs a tenth of the memory. It comes through the usual update of your phone.
after: Gallery works for now, my receipts are in. Thanks.
after: Updated this morning, the camera works again.

# API & webhooks: switched-off
severity: work_hindered
pick n = 40..260
pick event = invoice.paid | invoice.issued | payment.matched | quote.accepted
subject: Webhook for {event} stopped without notice
subject: No {event} webhooks since {day}
subject: Our webhook was switched off and nobody told us
subject: [Missing|Lost] webhooks, about {n} events of {event}
body everyone: Our shop relies on {event}. Since {day} nothing comes in. [In the settings the webhook stands on "Disabled by the system".|I looked in the settings: "disabled".] [Our server was down for twenty minutes that night, could that be it?|There was a short maintenance on our side.] We had no mail about it, and {n} orders hang now. Can you send the missing ones again?
body one formal: We operate an endpoint for the event {event}. Deliveries ceased on {day}; the endpoint is shown as disabled. Neither the account owner nor the technical contact was informed. We request the redelivery of about {n} events and an explanation of the rule which led to this.
body one terse: {event} webhook disabled by you on {day}. Endpoint answers 200 since then. Re-enable and replay please. Roughly {n} events.
more: Our endpoint has been the same for two years.
more: We log every request, and there was none.
review: The webhook was switched off after failed deliveries in the night before {day}. I am checking why your technical contact was not told.
review: I have the log of your endpoint in front of me and am making a list of what was not delivered since {day}.
ask: Which address receives the technical mails for your account? >> Our old developer, he left in spring. I did not know there is such a setting.
ask: Can your endpoint handle the same event twice? >> Yes, we check the event id.
note: Rule: 15 failures in a row, then off, one mail to the technical contact. Contact bounced, and a bounce is not passed on to the owner. {n} events are still in the 14-day store.
note: {agent} suggests: count failures over hours instead of in a row, and tell all admins.
finding: Fifteen failed deliveries in a row switch a webhook off. The mail about it went to an address that no longer exists, and nobody else was told.
workaround: Switch the webhook on again under "API › Webhooks" and press "Deliver missed events".
outcome fix: A webhook will be switched off only after a day without success, and all administrators are told before and when it happens. The {n} missed events were delivered again.
after: All {n} came in and our orders are moving. Thank you for the quick replay.
after: Replay was fine. I have put in a shared mailbox as the technical contact.

# API & webhooks: page-skips
severity: work_hindered
pick missing = 1 | 2 | 3 | 5 | 7
pick total = 2,318 | 4,902 | 11,730 | 864
subject: API list of invoices skips entries between pages
subject: {missing} of {total} invoices missing when paging through the API
subject: Paging returns some [documents|invoices] twice and others never
subject: /invoices: [inconsistent pages|result changes while we page]
body one: We fetch all invoices every night, 100 per page. [On most nights|Nearly every night] {missing} of {total} are missing, and the same number comes twice. [The missing ones are different each time.|Never the same ones.] We sort by "updated". Looks as if an invoice that changes while we page moves to another page.
body one formal: In our nightly synchronisation the sum of all pages of the invoices endpoint equals the reported total, yet {missing} records occur twice and as many are absent. It is reproducible when records are modified during retrieval. Is there a documented way to obtain a stable listing?
body several terse: GET invoices, page=1 to n, sort=updated. {missing} skipped, {missing} doubled, total {total}. Happens while our staff is working. Not on Sundays.
more: We can share the log of a night.
more: The total in the answer is right, by the way.
review: I am paging through a copy with {total} invoices while another process changes some, to see the same as you do.
review: Thank you for the exact description. I am looking at what the list is ordered by when two invoices have the same time.
ask: Which sort order do you pass? >> sort=updated, as in the example in your guide.
ask: Could you use a cursor instead of page numbers, if there were one? >> Sure, that would be even better for us.
note: Offset paging over a moving order. Example in our own guide uses sort=updated, so no wonder. sort=number is stable because numbers never move.
note: Cursor paging exists for payments already. {agent} says invoices need the index first.
finding: With "sort=updated" an invoice that changes moves to the front, and the pages behind it shift by one. That is how some are skipped and others come twice.
workaround: Use "sort=number"; numbers never change, so pages stay put.
outcome fix: Invoices get the same cursor as payments, and it follows changes without gaps. Page numbers stay for compatibility; our guide now says when not to use them.
outcome workaround: "sort=number" gives stable pages, and we have corrected the example in the guide. A cursor for invoices is wished for by others too, but it is not planned at present, so please build on the sort order.
after: With sort=number the counts agree for the first time. Thank you.
after: Perfect, and thanks for the honest word about your own example.

# Search: short-number
severity: minor
pick no = 2#### | 1#### | 3####
subject: Search finds nothing for the invoice number alone
subject: Searching {no} gives no result, INV-{no} does
subject: [Since the update|Since {day}] search needs the full invoice number
subject: Search by number [broken|no longer works without the prefix]
body several: Until recently we typed {no} and got the invoice. Now it says "Nothing found" [unless we type INV-{no}|and only the complete number with INV works]. [On the phone customers tell us only the digits.|All day long we search by digits, customers do not read out the letters.]
body one: Looking for {no} gives me nothing, though it is the number of an invoice from last week. [I found it by the customer's name.|Scrolling through the list, there it was.] Has the search changed?
body one terse: Search "{no}": nothing. Search "INV-{no}": found. Was better before {day}.
body everyone formal: We kindly ask you to restore the search by the numeric part of a document number. Since {day} a search for {no} yields no result, which slows down our telephone service considerably.
more: Quick search and list search behave alike.
more: {mate} got used to typing the digits years ago, and so did all of us.
review: I have searched for {no} in your account and get nothing either. I am checking whether the document is missing in the index or is stored differently.
review: Thanks for the pair of searches. I am comparing how {no} and INV-{no} are read.
ask: Does it also happen with invoices from before {day}? >> No, older ones are found by their digits alone.
ask: Are quotes and credit notes affected as well? >> Credit notes yes. Quotes I have not tried... now I have: yes.
note: New tokenizer keeps "INV-{no}" as one word. Documents indexed before {day} still have both parts. A reindex alone would make it worse.
note: {agent}: index number, number without prefix and last 4 digits. Reindex at night, about an hour.
finding: Documents stored since {day} are in the search with their complete number only; the part after the dash was no longer kept.
workaround: Type the number with its prefix, or use the filter "Number contains" in the list.
outcome fix: The digits alone will find a document again, and so will its last four. Documents from the time in between are read into the search once more.
after: {no} is found, thanks. Our phone people are relieved.
after: Works, and I like that four digits are enough now.

# Search: deleted-contact
severity: minor
subject: Search shows contacts we deleted
subject: Deleted customers still appear in the search
subject: {cust} was deleted, but search still [finds|offers] it
subject: Opening a search result ends in "Not found"
body one: I deleted {cust} on {day}, a double entry. The search still lists it, and when I click I get "Not found". [It is confusing when writing an invoice.|I chose it by mistake twice.] [There are about ten like this.|Others that I deleted earlier are gone, so it is not all of them.]
body several formal: At the request of a customer we erased their contact under data protection law. The name is nevertheless shown in the search suggestions. We must ask for its removal without delay and for a confirmation.
body several terse: Deleted contacts in suggestions. Click: not found. Several days old. Example: {cust}.
more: The contact page itself says that it does not exist.
more: There are no open documents for it.
review: I see {cust} in the suggestions of your account and not in your contacts. I am taking the entry out by hand and looking for the cause.
review: Thank you for pointing at this. I am comparing the deleted contacts of the last weeks with the search.
ask: Did you delete them one by one or several at once in the list? >> Several at once, with the tick boxes.
ask: Is the name also found when you search from the phone app? >> Yes, there too.
note: Bulk delete skips the hook that cleans the index. 41 left-overs in this account. Erasure requests must not depend on that hook at all.
note: {agent} adds a nightly comparison so that leftovers cannot live longer than a day.
finding: Contacts deleted together in the list were removed from your data, but not from the search. Contacts deleted one by one were removed from both.
workaround: Delete contacts one at a time until this is mended.
outcome data_corrected: All left-over names were removed from the search of your account, {cust} among them. Deleting several at once now cleans the search too, and a nightly comparison makes sure of it.
outcome fix: Deleting several contacts at once will clean the search in the same step. We have already removed the left-overs from your account, {cust} included.
after: {cust} no longer shows up. Thank you for confirming it in writing.

# Notifications: wrong-person
severity: work_hindered
subject: I get all the mails that are meant for {mate}
subject: Notifications go to the wrong person [after a handover|since {mate} took over]
subject: Payment notices still sent to me instead of {mate}
subject: Changed the responsible person, mails did not follow
body several: {mate} took over the customers of {mate2} on {day}. The notices about payments and accepted quotes still go to {mate2}. [We changed the responsible person in every contact.|In the contacts it says {mate} everywhere.] [Yesterday a quote was accepted and nobody reacted for a day.|{cust} accepted a quote and waited for our call.]
body one: Please let me rest :) I handed my customers to {mate}, and I still receive some twenty mails a day about them. When I switch the notices off, I lose those for my own work as well.
body one formal: Following a change of responsibilities, the notices concerning {cust} and others continue to be addressed to the former person in charge. The contact records were updated on {day}. Please advise whether a further step is needed on our side.
body one terse: Responsible person for {cust} is {mate} since {day}. Payment mails still come to me. Why?
more: We changed the contacts with the list, all at once.
more: {mate} has the notices switched on, we checked that.
review: I have looked at {cust}: the contact says {mate}, and the open documents still say {mate2}. I am checking which of the two the notices follow.
review: Thank you. I am following one notice for {cust} from the payment to the mailbox it ended up in.
ask: Were the open quotes and invoices made before {day}? >> Yes, all of these are older.
ask: Should notices for older documents go to {mate} too? >> Yes, all of them please, {mate2} has other duties now.
note: Responsible person is copied to the document at creation. Changing the contact changes new documents only, and the dialog does not say so.
note: {agent}: ask on change "also for open documents?" and do it for this account by hand, 57 documents.
finding: Each document keeps the responsible person it was created with. Changing the contact concerns new documents only, which the page did not tell you.
workaround: In the document list, filter by {mate2}, select all and use "Hand over to {mate}".
outcome fix: When the responsible person of a contact changes, Tallyroom will ask whether open documents should follow. Your open documents have been handed over to {mate}.
outcome works_as_designed: A document keeps its responsible person on purpose, because commissions are paid by it in many firms. The step you need is "Hand over to" in the list. The contact page now points to it.
after: Quiet mailbox at last. Thank you!
after: {mate} received the first notice an hour ago. All good.

# Notifications: hours-late
severity: minor
pick hours = 3..9
subject: Notice "Invoice paid" arrives {hours} hours late
subject: Mails from Tallyroom come [hours late|with a long delay] since {day}
subject: Payment notices [delayed|too late to ship the same day]
subject: Notification about {inv} came {hours} hours after the payment
body one: The payment for {inv} is in Tallyroom since nine in the morning, the notice came {hours} hours later. [We ship when we get this mail, so orders left a day late.|Not dramatic, but we used to get it at once.] Since {day} it is like this [on most days|every day].
body everyone: All our notices are slow since {day}. Sometimes {hours} hours. [We checked our own mail server: it takes them within seconds of your handing over.|Our provider says the delay is on the sending side.] [Others seem to have no problem?|Any known trouble?]
body several terse: Notices delayed. {inv}: paid 09:04, mail {hours} h later. Headers attached.
more: Mails that we send to customers arrive at once.
more: It is not the spam folder, I looked.
review: I have followed the notice for {inv}: it was written at once and then waited in a queue. I am looking at what it waited for.
review: The headers are a great help, thank you. I am comparing them with our own times.
ask: Did anyone send a large mailing from Tallyroom on these days, for example reminders or price letters? >> {mate} sent the new price list to all customers, a portion each day.
ask: How many customers are that in total? >> About 4,000.
note: Mailing of 4,000 and notices share one queue per account, first in first out, throttled to 600 an hour. Nothing is broken, but notices must not stand behind a mailing.
note: {agent}: separate lane for notices, small change in the queue's sort key.
finding: Notices and large mailings of your account wait in the same queue. While a big mailing goes out in portions, notices stand behind it.
workaround: Start large mailings in the evening; the queue is empty by the morning.
outcome fix: Notices will have a lane of their own and no longer wait for mailings. There is nothing to change on your side.
after: Came within a minute today. Thanks.
after: We sent the rest of the price letters in the evening, that was good enough.

# Templates & layout: wrong-typeface
severity: minor
pick where = in the PDF | on the printed letter | in the PDF only, not in the preview
subject: Our typeface is replaced {where}
subject: Invoices suddenly use a different font
subject: Font of the template not used since {day}
subject: {inv} looks different from last month's invoice
body everyone: Our invoices have another typeface since {day}. We uploaded our own some time ago and it always worked. [{where} everything now looks like a standard letter.|Now we get some standard font {where}.] [Lines break at other places and the table runs onto a second page.|Our designer noticed before we did.]
body one: Hello, can you look at {inv}? It should be in our house font, which is in the settings, and comes out in a different one {where}. The quote made the day before is fine.
body one terse: House font ignored {where} since {day}. Uploaded file still listed. Re-upload did nothing.
more: The file has not been touched for months, I believe.
more: Quotes look right, reminders look wrong.
review: I have opened {inv} and see the standard typeface, while the settings name yours. I am checking why the file is not taken.
review: Thank you for the comparison with an older document. I am looking at the font file itself.
ask: Was the font file exchanged or renewed lately? >> Our designer gave us a new version with more languages, that was about then.
ask: Is it one file, or one for each weight? >> One for all, she called it "variable".
note: PDF writer cannot embed variable fonts and falls back without a word. Upload accepts them. Preview uses the browser, so it looks right there.
note: {agent}: refuse on upload with a clear sentence, and offer to cut out the weights.
finding: The new font file holds all weights in one ("variable"), which our PDF writer cannot embed. It then takes the standard typeface without saying so.
workaround: Upload separate files for regular and bold; those are used at once.
outcome fix: Variable fonts will be taken apart when they are uploaded, so that the PDF shows what the preview shows. Until then separate files work.
outcome workaround: With one file per weight your typeface is back. Variable fonts themselves stay out for now, and the upload says so instead of failing quietly.
after: Separate files it is. {inv2} looks as it should, thank you.

# Templates & layout: text-cut-off
severity: minor
pick chars = 480 | 620 | 900 | 1,200
subject: Long item descriptions are cut off in the PDF
subject: Description of {chars} characters is not complete on the invoice
subject: Last lines of a position are missing {inv}
subject: PDF of {inv} hides part of the text
body one: In {inv} the description of the second position is about {chars} characters long. [On the screen it is complete, in the PDF it stops in mid-sentence.|The PDF ends in the middle of a word.] [{cust} thinks we forgot to describe half the work.|For public customers we have to describe the work in detail.]
body several: Good afternoon, we write rather long descriptions because our customers want to read exactly what was done. When a position falls on the end of the page, its last lines are lost. It does not go on at the next page. Example: {inv}.
body one terse: {inv}, position 2, text cut at page break. Approx. {chars} characters. Template "Classic".
more: With a shorter text everything is printed.
more: We noticed it by chance, so older invoices may be affected.
review: I have {inv} open as PDF and on the screen, and see which lines are missing. I am looking at how the page break is made.
review: Thank you for the example. I am shortening the text of a copy step by step to find where it begins.
ask: Do you have "Keep positions together" switched on in the template? >> Yes, that is on, it looks better.
ask: Are there pictures in the same position? >> No, only text.
note: "Keep together" forbids the break inside a position, and a position taller than the rest of the page is clipped instead of moved. {inv} is 3 lines too tall.
note: {agent}: keep together if it fits on a page, else break between lines. One condition.
finding: With "Keep positions together", a position that does not fit on the rest of the page is cut instead of carried over.
workaround: Switch off "Keep positions together" in the template; the text then continues on the next page.
outcome fix: A position that is too tall will be carried on to the next page, also with "Keep positions together". {inv} comes out complete when it is made again.
after: Switched off, and {inv} is complete. It looks fine like that.
after: Thank you. I sent the complete one to {cust} with an apology.

# Projects & time: across-midnight
severity: minor
pick hours = 19.5 | 21.0 | 18.25 | 22.5 | 20.0
subject: Time entry across midnight shows -{hours} hours
subject: Night shift is recorded as {hours} hours [negative|too many]
subject: Timer running past midnight gives a wrong duration
subject: Negative hours in the project of {cust}
body one: I started the timer at ten in the evening and stopped it after midnight. The entry says -{hours} h. [If I correct it by hand it jumps back.|I cannot correct it, "end is before start".] [We do maintenance at night, so this is every week.|For an emergency service this happens all the time.]
body several: Our technicians work through the night for {cust}. All their entries have wrong durations since {day}: some negative, some nearly a full day. [The project total is nonsense.|I have to bill these hours by {day2}.]
body one terse: Timer over midnight: -{hours} h. App {app}. Browser shows the same.
more: By day there is no problem at all.
more: The list shows the right start, only the end is odd.
review: I have looked at the entries for {cust}: the start is right, the end carries the date of the day before. I am checking who writes that date.
review: Thank you. I am running a timer past midnight on a test account, with the app and with the browser.
ask: Was the timer started and stopped on the same device? >> Started in the app, stopped in the browser.
ask: Which time zone does the app show in its settings? >> It says "automatic", and the right city below.
note: Stop in the browser sends only the clock time and the server takes the date of the start. App sends both. So only app-then-browser is affected.
note: {agent} can repair past entries: end before start means plus one day. 26 in this account.
finding: If a timer is started in the app and stopped in the browser, the date of the end is taken from the start. Past midnight that is a day too early.
workaround: Stop the timer on the device on which it was started.
outcome fix: The browser will send the full date when it stops a timer. Entries that came out negative on your account have been put right.
outcome data_corrected: The negative entries of your account were corrected by one day each; please look over them before you bill. Timers stopped in the browser are stored with their date now.
after: The hours of {cust} add up. I have sent the invoice.
after: Checked all of them against our paper sheets: they are right.

# Projects & time: billable-again
severity: work_hindered
pick h = 12.5 | 38.0 | 7.75 | 64.25 | 21.0
subject: Hours already billed are offered again
subject: {h} hours for {cust} [billed twice|appear as unbilled a second time]
subject: Billed time goes back to "open" after [a credit note|cancelling an invoice]
subject: Project {cust}: unbilled hours are wrong
body one: {h} hours for {cust} were billed with {inv}. Now the project offers them again as unbilled. [I nearly sent a second invoice.|I only saw it because the sum looked familiar.] [We credited one other position on that invoice, maybe that is why.|The only thing I did was a small credit on the same invoice.]
body several formal: Time entries totalling {h} hours were invoiced with {inv}. Following a partial credit note they are listed as unbilled. We consider this dangerous, as they would be charged twice. Please investigate.
body several terse: {inv}: {h} h billed. Partial credit of one line (travel). All {h} h are open again. Expected: only the credited line.
more: No one here has touched the entries.
more: The invoice itself is still right.
review: I see the {h} hours on {inv} and again in the list of unbilled time. I am looking at what the credit note did to them.
review: Please do not bill {cust} from the project for the moment. I am checking every entry that was on {inv}.
ask: Which line did you credit? >> Only the travel costs, 80.00. Not the hours.
ask: Did you choose "Cancel" or "Credit a part"? >> Credit a part.
note: Partial credit frees all entries of the invoice, not only those of the credited line. The full credit path is reused for both.
note: {agent}: 9 projects across 4 accounts with time billed twice because of this. We must write to them.
finding: A credit for one line released the time entries of the whole invoice, so all {h} hours went back to "unbilled".
workaround: Select the entries in the project and choose "Mark as billed with {inv}".
outcome fix: A partial credit will release the entries of its own lines only. The {h} hours on your account are marked as billed with {inv} again.
outcome data_corrected: The {h} hours are tied to {inv} again. Partial credits made from now on leave other lines alone, and we found no further case on your account.
after: Unbilled is zero for {cust}, as it should be. Thanks.

# Integrations: refused-entries
severity: work_hindered
pick n = 5..48
pick code = 4400 | 8402 | 1406 | 3125
subject: Accounting export: {n} bookings refused
subject: Our ledger refuses account {code} from Tallyroom
subject: [Transfer|Nightly export] to the ledger stops with "unknown account {code}"
subject: {n} invoices did not arrive in bookkeeping
body several: The transfer to our ledger brought {n} errors on {day}: "Account {code} is not known". [We never use {code}.|That account was closed at the turn of the year.] [In Tallyroom the new account is entered.|We entered the new account weeks ago.] The month cannot be closed like this.
body one formal: The nightly transfer of bookings to our accounting system fails for {n} documents with reference to account {code}. According to the settings this account is no longer assigned. We request clarification of where it originates.
body one terse: Ledger link, {day}: {n} refused, account {code}. Mapping page shows the right account.
body one: Hello, I am the external bookkeeper of four of your customers. With one of them, {n} invoices hang in the transfer. {code} is an account of last year. I looked through everything under "Accounts" and cannot find it anywhere.
more: All other bookings of that night went through.
more: I can send the protocol of the ledger.
review: I have looked at the refused bookings: all {n} carry {code}, while your settings name another account. I am finding out where {code} still lives.
review: Thank you. I am following {inv} from the document to the booking, to see where the account comes in.
ask: Are the refused documents made from products, or typed freely? >> From products, nearly all.
ask: Were these products set up before the accounts changed? >> Yes, years ago.
note: Product keeps its own account ({code}) and beats the general mapping. List of products does not show that column by default.
note: {agent}: bulk change exists for price, not for account. Do it by script for this customer after they confirm.
finding: The products of these invoices carry {code} themselves, and an account on the product goes before the general setting.
workaround: Open the product, empty the field "Account" and send the booking again.
outcome data_corrected: With your agreement {code} was removed from the products that still had it, and the {n} bookings went through at the second attempt.
outcome fix: The page "Accounts" will list products that have an account of their own, and a closed account can be exchanged everywhere in one step. Your {n} bookings have been sent again.
after: All {n} are in the ledger. The month is closed, thank you.
after: I had no idea products carry an account. Two of my other clients had the same, now repaired.

# Integrations: link-asleep
severity: work_stops
pick days = 2..8
subject: Link to our accounting software has been silent for {days} days
subject: Ledger connection is green, but nothing is transferred
subject: No transfer since {day}, no error either
subject: Transfer to bookkeeping [stopped|stands still] after our password change
body everyone: Nothing has reached our accounting software for {days} days. The light is green and "last transfer" says {day}. [Pressing "Transfer now" shows "Started" and that is all.|"Transfer now" does nothing visible.] [We close the month this week.|Our tax adviser has called twice.]
body one: I changed the password of our ledger user on {day}. Since then no transfer. [I would expect an error then, not a green light.|The connection page says "Connected".] Where do I enter the new password?
body several formal: For {days} days no documents have been transferred to our accounting system, without any error being reported. We regard the missing warning as the more serious part. Please restore the transfer and inform us about the cause.
more: Before that it ran for a year without attention.
more: In the ledger's own log there is nothing from you.
review: I see that transfers start on time and end without a result since {day}. I am reading what the other side answers.
review: Thank you for mentioning the password. I am checking how the link treats a refused sign-in.
ask: Can you see on the ledger's side whether our user was locked? >> Yes, it is locked after too many attempts.
ask: May the transfer be tried again as soon as it is unlocked? >> Please do, we have unlocked it just now.
note: Ledger answers 200 with a sign-in page when locked. We took this for "nothing to do", hence green. {days} days are still in the outbox, in order.
note: {agent}: treat anything that is not the expected format as failure, and tell the admins after the second one.
finding: The ledger locked our user and answered with its sign-in page. The link took that for a successful transfer with nothing in it, so the light stayed green.
workaround: Unlock the user, enter the new password under "Integrations › Ledger" and press "Transfer now"; everything waiting is sent in order.
outcome fix: An answer that is not a receipt will count as a failure, turn the light red and be mailed to your administrators. The documents of the {days} days were transferred in their order.
after: Everything arrived, {days} days in ten minutes. Thank you.
after: It runs. And the red light came on by itself in a test we did, good.

# Permissions: sees-margins
severity: work_stops
pick role = Assistant | Sales | Time only | External
subject: Users with the role "{role}" can see our purchase prices
subject: Margin column visible to [people who must not see it|everybody]
subject: URGENT: {mate} can see salaries and margins
subject: Role "{role}" sees too much since {day}
body everyone: Since {day} people with the role "{role}" see purchase price and margin in the [product list|project page]. [{mate} told me, and is to be thanked for it.|One of them asked me about it.] This was hidden before, and it must be hidden. [Please switch it off at once, the rest can wait.|We work with outside people in that role!]
body several formal: We have to report what we consider a breach of confidentiality. The role "{role}" does not include "Costs and margins", yet these columns are displayed since {day}. Please restrict access without delay, and tell us who has opened these pages in the meantime.
body one terse: Role "{role}", right "Costs and margins" is off. User still sees margin in the project export. Since {day}. Serious.
more: Administrators see it too, of course, that is fine.
more: We have told everybody concerned not to open these pages.
review: I have confirmed it with a test user in the role "{role}". The column is switched off for your whole account while I look for the cause.
review: Thank you for telling us at once. I am collecting who opened the pages concerned since {day}, and you will get that list.
ask: Have you changed or copied this role lately? >> It was copied from "Sales" and then reduced, on {day}.
ask: Is it the page, the export, or both? >> Both. In the app it is hidden.
note: A copied role keeps a cached set of rights from its source until the next sign-in, and the export never looks at "Costs and margins" at all. Two defects.
note: {agent} leads. Access list: 3 people, 11 page views, no export. Lead informed, account owner called.
finding: There were two faults: a copied role kept the rights of its source until people signed in again, and the project export did not ask for "Costs and margins" at all.
workaround: Sign all users of the role out under "Users › Sign out everywhere"; the pages are then right. The export stays switched off for your account.
outcome fix: Rights are now worked out at every request, and the export asks for "Costs and margins" like the page does. The list of who saw what in the meantime has been sent to you.
after: List received: three people, whom I have spoken to. Thank you for being open about it.
after: Tested with {mate}: margin is hidden on the page and in the export.

# Permissions: own-drafts-locked
severity: minor
becomes: feature
subject: Colleague cannot edit [her|his] own drafts
subject: Role "Assistant" may create drafts but not change them
subject: {mate} gets "Not allowed" on a draft [written an hour ago|of the same morning]
subject: Rights for drafts do not make sense
body several: {mate} is an assistant and may create drafts. Once saved, {mate} cannot change them any more: "You are not allowed to edit invoices". [So every typing error comes to me.|I correct commas all day.] That cannot be how it is meant.
body one terse: Assistant creates draft, saves, opens again: not allowed. Bug?
body several formal: The role "Assistant" permits the creation of drafts but not their subsequent modification, not even by their author. In our view a user ought to be able to edit an own draft until it has been issued. Please examine this.
more: {mate} can delete the draft, oddly enough.
more: With the role before, this was possible, but it allowed far too much.
review: I have tried it with the role "Assistant": saving works, opening for editing is refused. I am checking whether the role was meant to be like that.
review: Thank you. I am reading what the right "Edit invoices" covers, because drafts seem to fall under it.
ask: Should an assistant change only own drafts, or all drafts? >> Only the own ones, and not after I have approved them.
ask: How many people would use this? >> Four now. We are about to hire two more.
note: "Edit invoices" covers drafts and issued documents alike. No right for own drafts exists. {agent}: not a defect, the model lacks a step. Turn into a request.
turn: The role does what it was built for: it has no right that is limited to a person's own drafts. So this is a request for a new right, and I have moved your ticket to that kind.
finding: We are looking at a right "Own drafts" between "Create" and "Edit invoices", and at what should happen to it once a draft has been approved.
workaround: Copy the role, add "Edit invoices", and switch on approval, so that nothing leaves without you.
outcome later: Not this quarter: rights are being rebuilt so that they can differ for each kind of document, and a new right in the old model would have to be made twice. It comes up again in the next quarterly review.
outcome planned: A right "Own drafts" is planned together with the new rights for each kind of document. The roadmap names the quarter; it is an estimate and may move.
after: Makes sense. The copied role with approval helps us until then.
"""
