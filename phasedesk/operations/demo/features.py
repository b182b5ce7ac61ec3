"""What customers of the example desk wish for, what was asked back and what the quarterly reviews decided."""

TEXT = """
# Integrations: accounting-export
severity: work_hindered
pick hours = 3..9
pick people = Two people spend | One of us spends | {mate} and {mate2} spend
subject: [Direct export|Direct transfer] to our accounting software
subject: Month-end totals have to be typed into the ledger by hand
subject: Please send bookings to our bookkeeping automatically
subject: Connection to accounting software [instead of CSV files|wanted]
subject: No more re-keying at the end of the month
body several: {people} the first day of each month copying totals from Tallyroom into our accounting software. [Last month we were off by a digit and looked for it until the evening.|It takes about {hours} hours, and there is always one typing error.] // An example: {month} had some 300 documents in four tax rates. We export a sheet, sort it, and enter it line by line. A direct transfer would let us close on the second instead of the fifth.
body one: I do the books for [seven|nine|eleven] small firms that invoice with you. For each one I download a CSV, rename the columns and upload it at the other end. [That is {hours} hours every month which no client wants to pay for.|It eats {hours} hours a month.] If Tallyroom could hand the bookings over by itself, I would only look at what is unusual.
body everyone formal: We would welcome a direct interface to our accounting system. At present documents are transferred manually, which takes around {hours} hours per month and is prone to error. With an automatic transfer, including the document as PDF, we could meet our reporting deadline without overtime.
body one terse: Wish: push bookings to the ledger nightly. Now: CSV, {hours} h per month, errors. Benefit: month closed two days earlier.
more: Our tax adviser would be as glad as we are.
more: The totals are right; it is the typing that is wrong.
review: I want to understand the month-end as it is today before we speak of a solution. I am going through the export you use and the columns you change by hand.
review: Thank you, the example with the tax rates helps. I am comparing it with what others have told us about the same day of the month.
ask: Which is the harder part for you, the totals or the single documents behind them? >> The single documents. Totals alone would not help with the audit.
ask: Would a transfer each night be enough, or do you need it during the day? >> Each night is fine. Nobody looks at it before the morning.
note: Same need as in 30-odd tickets. Four of the six largest accounts ask. {agent} has the list of the ledgers they use: three cover most.
note: Wants documents, not totals. Nightly is enough, which makes it smaller than we thought.
finding: We are scoping a nightly transfer of single documents with their PDF, for the three ledgers that most of you named. What remains open is how a correction travels once the month is closed.
workaround: The layout "Ledger full" can be saved with your own column names, so that nothing needs to be renamed.
outcome later: Not this quarter, because the service that holds the accounts is being replaced and the transfer would have to be built twice. It is looked at again in the next quarterly review; once the new service is in use, that reason is gone.
outcome planned: We plan a direct transfer of single documents with their PDF, each night, for the first ledgers. The roadmap names the quarter. That is an estimate and may change with priorities and scope.
after: Understood, thank you. If you need somebody to test with real months, write to me.
after: Thank you for the decision and for the hint with the saved columns, that alone spares us an hour.

# Mobile app: approve-on-phone
severity: minor
pick n = 5..30
subject: Approve invoices [from the phone|in the app]
subject: Approval on the go, please
subject: Invoices wait for days because I can only approve at my desk
subject: App: button to approve or send back an invoice
body several: All our invoices need my approval and I am on building sites [four days a week|most of the week]. On the phone I can see them but not approve them. [On {day} there were {n} waiting, the oldest for six days.|Last week {n} were waiting for me.] With a button in the app they would be out the same evening and we would be paid sooner.
body several formal: Our rules require that a partner approves each invoice. As the partners travel a lot, approvals pile up ({n} at the last count). We ask for approval in the app, with a comment if it is refused.
body one: I sign off invoices between two appointments. [At present {mate} calls me, reads them to me, and presses the button in my name, which is not how it should be.|Now I ask {mate} to press the button for me. You will agree that makes approval pointless.] Could the app do this?
body everyone terse: Approve in app: yes/no plus comment. {n} invoices stuck per week at our place.
more: A notice on the phone that something is waiting would be part of it.
more: Editing on the phone is not needed.
review: I am looking at how long your invoices wait between "ready" and "approved", to see how much of it is due to the phone.
review: Thank you for the example. I would like to know what you need to see on a small screen before you can say yes.
ask: What do you look at before approving: the PDF, the margin, the customer's history? >> The PDF and the total. For new customers also the address.
ask: Do you approve one by one or several at once? >> One by one. Several at once would be careless.
note: Median wait for approval in this account is 2.8 days, 0.3 when the approver is in the office. {agent} has the same shape for 8 other accounts.
note: PDF plus two buttons plus comment. No bulk. Push notice needed or nobody will look.
finding: We are scoping a list "Waiting for you" in the app, with the PDF, approve, send back with a comment, and a notice when something new waits.
workaround: The browser on the phone can open "Invoices › To approve"; it is small, but the buttons work.
outcome planned: Approving and sending back in the app is planned for the quarter shown on the roadmap. Approving several at once is left out on purpose. The quarter is an estimate.
after: This is what I hoped for, thanks. The browser will do until then.
after: Please keep the comment in it, that is the part we need most.

# Contacts: edit-many
severity: minor
pick n = 40 | 85 | 120 | 260 | 400
subject: Edit many contacts at once
subject: Change [payment terms|the price group|the responsible person] for {n} customers together
subject: Bulk edit for contacts, please
subject: {n} contacts to change, one by one?
body one: We change our payment terms from 30 to 14 days and I have {n} contacts to edit. [One takes me about a minute.|I have done twenty and my wrist hurts.] A tick box in the list and "change for all selected" would do. We need this [each year|whenever a colleague leaves].
body several: When {mate} left, {n} customers had to get another responsible person. In the invoice list one can select several and do something with them. In the contacts one can only delete, of all things. Please more than that.
body one formal: We suggest that fields of contacts can be changed for a selection. Use case: new payment terms for {n} business customers as of the first of {month}. At present each record has to be opened.
body one terse: Contacts list: select many, change one field. Now {n} times the same click.
more: The same would help with tags.
more: I would not mind if only administrators could do it.
review: I am collecting which fields people want to change for many contacts, because not all of them are harmless.
review: Thank you. I am checking whether the import would serve you here, and where it would not.
ask: Which fields would you change in this way? >> Payment terms, price group, responsible person. Perhaps the language.
ask: Would it be all right to do it with a file: export, change, import? >> If there is no other way. {mate} is afraid of the import.
note: Export, change, import with customer number covers all three fields. Fear of import is about there being no preview of changes.
note: {agent}: a preview "this will change {n} contacts" in the import would serve more people than tick boxes.
finding: Nearly all examples can be done with export and import. What people miss is to see beforehand what will change.
workaround: Export the contacts, change the column in a spreadsheet, keep "Customer no." and import the file. The import can be undone for 30 days.
outcome declined: We have decided not to build editing in the contact list. The import does the same for every field and can be undone, and we would rather put the effort into showing what it will change. If people still cannot do this safely with that preview, that would change our mind. The next quarterly review looks at it again.
after: A pity, but I see the reason. With the import it took me ten minutes in the end.
after: I do not agree, but thank you for a clear answer.

# Mobile app: dark-mode
severity: minor
subject: Dark mode [for the app|in the app and the browser|]
subject: White screen is hard on the eyes in the evening
subject: Please offer a dark theme
subject: Tallyroom at night: [too bright|very bright]
body one: I write my invoices in the evening when the children sleep. The app is snow white and lights up the room. [My phone is set to dark and every other app follows it.|All my other apps go dark by themselves.] It would make late work much easier on my eyes.
body several: We work in a darkened studio and have Tallyroom open all day for the timers. [The bright page spoils the room for colour work.|For grading pictures the light has to be low, so we cover the screen with paper.] A dark view would solve it.
body one formal: I have a visual impairment (sensitivity to light) and can use bright pages only for a short time. A dark theme following the setting of the system would allow me to work with Tallyroom without pain. I would be glad if you considered it under accessibility.
body one terse: Dark theme please. System setting should decide.
more: Printed documents may stay white, of course.
more: The start page and the lists matter most.
review: I am adding your reason to the others we have, because people need this for very different ones. I am also checking how far our colours would allow it.
review: Thank you for describing the situation. I am trying Tallyroom with the forced dark setting of the browser, to see what breaks.
ask: Is it the app, the browser or both for you? >> Mostly the app. In the browser I can live with it.
ask: Would it help if only the app followed the setting, and documents stayed white? >> Yes! A document is paper, that may be white.
note: App could do it soon, colours are tokens there. Web still has about 140 fixed colours in templates.
note: {agent}: accessibility argument is strong, 5 of the 22 requests name a medical reason.
finding: We are scoping it for the app first, where all colours come from one place. Documents would stay as they are printed.
workaround: In the browser, the setting "Higher contrast" in your profile also makes the background darker.
outcome later: Not this time. In the web pages too many colours are fixed, and a half-dark page would be worse to read. It is looked at again in the next quarterly review, and each page we renew takes its colours from one place, which brings it nearer.
outcome planned: A dark view for the app, following the setting of the phone, is planned for the quarter on our roadmap. The web pages come later and have no date. As always, the quarter is an estimate.
after: Thank you for taking the health reason seriously. I shall look in again after the next review.

# Reports & dashboard: weekly-summary
severity: minor
subject: Weekly summary by e-mail
subject: A mail on Monday with what is open and overdue
subject: Send me the key figures every week
subject: Report subscription: [open items on Mondays|weekly figures] to my mailbox
body one: I am the owner, I do not open Tallyroom every day, and I should not have to. What I want is a mail on Monday: issued, paid, overdue, and who owes us most. [{mate} makes this by hand now.|At present {mate} types it for me each Monday morning.] It would let me call the right three people in time.
body several: Dear Tallyroom, our three partners would each like a weekly overview by mail. [We forget to look until it is late: last month {cust} was 40 days overdue before anyone noticed.|Nobody noticed that {cust} had been overdue for 40 days.] A short mail with the five oldest open invoices would have been enough.
body one formal: Could a saved report be sent on a schedule? We have in mind the open items by age, each Monday at seven, as PDF, to our management who have no user account.
body several terse: Scheduled report mails. Weekly. Recipients without login. PDF or plain numbers.
more: Plain text would be enough, no pictures.
more: If nothing is overdue, no mail is needed.
review: I am collecting what people would like to read in such a mail, and what they would do with it on a Monday.
review: Thank you, the story with the 40 days shows the need well. I am looking at which of your saved reports come nearest.
ask: Should it be a fixed mail, or any saved report on a schedule? >> A fixed one is enough for me if it has the oldest open invoices in it.
ask: Do the recipients have a user in Tallyroom? >> Two have, one does not and should not.
note: Two needs in one: fixed digest for owners, and scheduled saved reports for recipients without a login. Second one has a data question.
note: {agent}: digest is small, we have all figures nightly. Recipients without login only by admin, with an expiry.
finding: We are scoping the fixed weekly mail for users first: issued, paid, overdue and the five oldest. Recipients without a user need a decision on data protection.
workaround: Under "My notices", "Overdue" once a week comes close; it lists invoices that became overdue in the last seven days.
outcome planned: The weekly mail with issued, paid, overdue and the five oldest open invoices is planned, for users. Sending reports to people without a user is not part of it. The roadmap shows the quarter, which is an estimate.
after: Five oldest is exactly what I call about. Thanks!
after: Fine for two of us. For the third I will forward it.

# Sign-in & users: company-sign-in
severity: minor
pick n = 14..90
subject: Single sign-on with our company accounts
subject: [Sign in with our directory|SSO] for {n} users
subject: Colleagues who leave keep their Tallyroom password
subject: SSO is required by our security policy
body everyone formal: Our information security policy requires that all applications use the central company sign-in. For Tallyroom ({n} users) we had to request an exception, which ends this year. We ask for sign-in by OpenID Connect, and for users to be locked when they are locked with us.
body everyone: When somebody leaves, our IT locks the account and every door closes, except Tallyroom. [{mate} left in {month} and could still have signed in weeks later.|We found two former colleagues in the list of users.] With {n} people this is a risk. Signing in with our company account would close it, and there would be one password less to forget.
body several: Could people who only look at invoices also sign in with the company account? For the full users I understand it may cost extra, but we have {n} viewers who forget their password every quarter, [and I reset it|and they call me].
body one terse: SSO (OIDC). {n} users. Automatic lock on leaving. Would pay for it.
more: Two-step sign-in is on for all of us already.
more: Our auditors ask for it every year.
review: I am looking at what your policy asks for beyond the sign-in itself, because the locking of leavers is often the harder half.
review: Thank you. I am comparing your points with the requests of other firms of your size.
ask: Is OpenID Connect enough, or does your policy name SAML? >> OpenID Connect is enough, SAML would be equal.
ask: Should accounts be created at the first sign-in, or by you beforehand? >> Beforehand. Not everybody in the company may see invoices.
note: OIDC, no provisioning wish except locking. {n} users, exception ends with the year. Sales knows.
note: {agent}: session end on lock needs back-channel logout or a short session. Latter is simple.
finding: We are scoping sign-in by OpenID Connect for all users including viewers, and how quickly somebody who is locked with you is signed out with us.
workaround: "Two-step for everyone" and "Lock after 30 days without sign-in" under "Users › Rules" cover a part of most policies.
outcome later: Not in this quarter: the sign-in pages are being rebuilt for passkeys, and both at once is more than we can test well. The next quarterly review looks at it again with that work behind us.
outcome planned: Signing in by OpenID Connect, viewers included, is planned for the quarter on the roadmap. SAML is not. A person locked with you will be signed out with us within the hour. The quarter may still move.
after: OpenID Connect is fine. I have passed it on to our security people.
after: Noted. We need it in writing for our exception, and this answer will do.

# Invoices: deposit-chain
severity: work_hindered
pick parts = three | four | five | six
pick first = 30% | 40% | 25% | 50%
subject: Plan deposit and part invoices in advance
subject: Payment schedule for larger orders ({first} first, rest in {parts} steps)
subject: Several part invoices for one order
subject: Part invoices: show what was billed and what is left
body one: We build kitchens. {first} on order, the rest in {parts} steps. [I write every step by hand and count what has been billed before.|For each step I look up the earlier invoices with a calculator.] With {cust} I miscounted and billed the last part twice. A plan per order, from which the invoices come, would let me sleep better.
body several: In our trade an order runs over months with {parts} part invoices. What is missing is one page per order with: agreed, billed, paid, left. [Customers ask for it all the time.|{cust} asks for that list with each invoice.] We keep it in a spreadsheet beside Tallyroom, which is silly.
body one formal: We request payment plans on orders: percentage or amount per stage, a due event, and the list of earlier part invoices printed on the next one, as is usual in construction.
body one terse: Order, {first} deposit, {parts} part invoices, final invoice with list of the parts. Today all by hand.
more: {cust} is one of many such orders.
more: Percentages and fixed amounts both occur.
review: I am going through two of your orders with part invoices to see what you had to count by hand.
review: Thank you for the example of {cust}. It shows well where the earlier parts are needed.
ask: Are the stages known when the order is made, or do they come up on the way? >> Mostly known. Sometimes one is split.
ask: Does each part invoice have to list the earlier ones? >> The final one must. On the others it would be nice.
note: Need is the remaining amount and the list on the final invoice. Plan editor comes second. Same from builders, joiners, and one film company.
note: {agent} thinks of reusing the quote as the order, with stages on it.
finding: We are looking at stages on an accepted quote, invoices made from a stage, and a table of earlier parts on the final invoice. A stage that is split later is the difficult case.
workaround: "Deduct deposit" works with several deposits; add each earlier part in the final invoice with it.
outcome later: Not in this quarter. The change in rounding of totals has to settle first, because a chain of parts makes every cent visible. It is on the list for the next quarterly review.
outcome planned: Stages on an accepted quote, with the table of earlier parts on the final invoice, are planned. Splitting a stage later is left for a second step without a date. The quarter on the roadmap is an estimate.
after: The table on the final invoice would help most, whenever it comes.
after: Several deposits with "Deduct deposit", I had not known. It helps for now.

# Recurring invoices: yearly-increase
severity: minor
pick pct = 2.5% | 3% | 4% | 3.8%
pick n = 45..210
subject: Raise prices of recurring invoices by {pct}
subject: Yearly price increase for subscriptions
subject: Index clause: adjust {n} recurring invoices together
subject: Increase all [maintenance contracts|subscriptions] from a given date
body one: Each year we raise our maintenance contracts by {pct}. That means opening {n} recurring invoices and typing a new price. [Last year I forgot three, and noticed in autumn.|It took two days and I still forgot some.] I would like to say: these contracts, {pct}, from the first of {month}, and see a list before it happens.
body several formal: Our contracts contain an index clause. We need to adjust {n} recurring invoices by a percentage on a set date, with rounding to ten cents and a letter to the customer some weeks before.
body one: Hi, tiny firm, big wish. {n} hosting subscriptions, prices go up by {pct}. Is there really no button? A colleague in the same business has the same problem, we laughed about it, but not for long.
body one terse: Bulk price change for recurring invoices. Percent, start date, preview, rounding.
more: A list to check before it takes effect is a must.
more: Some customers have fixed prices and must be left out.
review: I am looking at how your {n} recurring invoices differ, to see whether one percentage for a selection would be enough.
review: Thank you. I am collecting the rules for rounding that people use, as they seem to differ most.
ask: Does the increase apply to all lines or only to some? >> Only to the lines of the contract, not to domains we pass on.
ask: How do you announce it to your customers? >> By letter six weeks before. A mail from Tallyroom would be fine as well.
note: Lines by product, percentage, start date, rounding, preview. Announcement letter is wanted by half of them.
note: {agent}: start dates on lines exist since the tax rate change. Much of it is there.
finding: We are scoping a price change for a selection of recurring invoices, by product, with start date, rounding and a preview. The letter to customers is looked at as a separate piece.
workaround: If the lines use products, change the price in the product and tick "also in recurring invoices".
outcome planned: Changing prices for a selection with start date, rounding and preview is planned. The letter to customers is not part of it; a mail can be sent with the existing mailing. The quarter on the roadmap may still move.
after: Preview was my main point. Thank you.

# Quotes: versions
severity: minor
pick ref = Q-1### | Q-3### | Q-6###
pick v = three | four | five | seven
subject: Versions of a quote
subject: Keep earlier versions when a quote changes
subject: {ref} has been changed {v} times, customer accepted the wrong one
subject: Quote revisions with letter, like {ref}-B
body one: A quote for {cust} went back and forth {v} times. Each time I copied it and got a new number. [In the end they accepted an old one.|They then signed the second version, which was 900 cheaper.] I would need one number with versions, and only the latest one can be accepted.
body several: We are an agency; no quote survives the first meeting. {ref} exists {v} times under different numbers. [Our pipeline report counts them all, so it looks as if we were rich.|All of them count in the report, so our forecast is fiction.] Versions would repair that.
body several formal: For reasons of traceability we ask for revisions of quotes: same number with an index, earlier revisions readable but no longer acceptable, differences marked.
body one terse: {ref}-A, -B, -C. Old ones locked. Report counts one.
more: We would not need to compare them, only to keep order.
more: The customer should see which one is the latest.
review: I am looking at {ref} and its copies to see what changed from one to the next.
review: Thank you. I want to find out whether the wrong acceptance or the report is the greater trouble.
ask: What should the customer see when opening the link of an older version? >> That there is a newer one, and a link to it.
ask: Do you need to see the differences, or only to keep the versions? >> Keeping them is enough. We know what we changed.
note: Main need is "only the latest can be accepted". Differences are nice to have. Report double counting is a separate, smaller fix.
note: {agent}: withdraw link of the copied quote automatically? That alone would remove the risk.
finding: We are looking at versions under one number. A smaller first step would be that copying a quote offers to withdraw the older one.
workaround: After copying a quote, choose "Withdraw" on the older one; its link then shows that it is no longer valid.
outcome later: Versions under one number do not fit into this quarter, because numbers of quotes are used by the API in ways we must not break. In the next quarterly review we look at it again. If more firms tell us of quotes accepted in the wrong version, that will weigh heavily.
after: I now withdraw the old one each time. It works if one remembers it.
after: Understood. Here is another voice for it: {cust2} accepted an old one this week.

# Quotes: nudge
severity: minor
pick days = five | seven | ten
subject: Remind customers of open quotes
subject: Automatic follow-up for quotes before they expire
subject: Quotes [are forgotten|go cold], a reminder would help
subject: Follow-up mail {days} days after sending a quote
body one: Half of my quotes are never answered. When I call, people say "oh yes, we wanted to accept it". [A friendly mail after {days} days would save these calls.|{cust} had simply forgotten it for a month.] For invoices you have reminders, so why not for quotes?
body several: Our sales colleagues keep a paper list of quotes to follow up. {mate}'s list has coffee on it. It would be a great help if Tallyroom told the customer, or at least us, that a quote expires in {days} days.
body several formal: We propose reminders for quotes, analogous to those for invoices: {days} days before expiry, text adjustable, can be switched off for each quote.
body one terse: Quote reminder before expiry. To customer. Optional per quote.
more: It has to sound friendly, not like a dunning letter.
more: We would write the text ourselves.
review: I am looking at how many of your quotes expire unanswered and what happened to those you called about.
review: Thank you. I am checking whether the texts and levels of the invoice reminders could carry this.
ask: Should the mail go to the customer, or to the person who wrote the quote? >> To the customer. I would like to see it before it goes.
ask: One reminder or several? >> One. More would be pushy.
note: One mail, approval wanted. Reuse the reminder batch with approval. {agent} likes it.
note: 37% of quotes in this account expire silently. Similar elsewhere.
finding: We are scoping one reminder per quote, some days before it expires, released by hand or by itself as you choose.
workaround: Filter quotes by "expires in 7 days" and save it as a view on your start page.
outcome planned: One reminder before a quote expires, with your own text and a release by hand if wanted, is planned. The roadmap shows in which quarter we expect it; this may change.
after: One mail with release by hand, that is precisely it. Thank you.
after: The view on the start page works well in the meantime.

# Reminders: pause-one-customer
severity: minor
becomes: question
subject: Pause reminders for a single customer
subject: Wish: [no dunning|no reminders] for {cust} for a while
subject: Make it possible to leave one customer out of reminders
subject: Feature: stop reminders until a certain date
body one: {cust} has agreed on instalments with us. Still they get a reminder every ten days. [I would like to switch it off for them until the last instalment.|It would be decent to leave them alone while they pay as agreed.] Please add this.
body one: One of our oldest customers has had a death in the family. The last thing they need is our dunning letter. Could you build something to stop it for one customer, for some weeks?
body several terse: Feature request: reminder block per customer with end date.
body one formal: We suggest a dunning block at the level of the customer, with an end date and a reason, so that colleagues know why it was set.
more: It is about {cust}, but it happens a few times a year.
more: Switching reminders off for everybody is no solution.
review: I am looking at the settings of {cust} before I pass this on, because a part of it may be there already.
review: Thank you for writing. I am checking what you can see under "Reminders" in a contact with your role.
ask: Do you see a field "No reminders until" when you open {cust} and go to "Payment"? >> Found it! It was folded under "More".
ask: Should the block hold for all invoices of {cust}, or for one? >> For all of them.
note: Exists since last year, under "More". Third request for something that is there: the fold hides it. Told {agent}, who owns that page.
turn: What you wish for is there already, only well hidden. I have turned your request into a question, so that you get the steps instead of a decision.
outcome answer: Reminders can be paused for one customer until a date:
  1. Open the contact and go to "Payment".
  2. Unfold "More" and enter a date under "No reminders until".
  3. Write the reason in the field beside it; colleagues see it in the reminder batch.
  // From that date on reminders start again with the level that comes next. For a single invoice there is "Pause reminders" in the invoice itself.
after: Set for {cust}. Thank you, and please unfold it by default.
after: That is all I needed. Thanks for the kind reply.
again: I set the date, but the batch this morning proposed {cust} again. Did I miss a step?
again_answer: The batch had been proposed before you set the date, and a batch keeps its list. Press "Refresh list" and {cust} is gone. Batches proposed from now on leave them out.

# Reminders: by-letter-service
severity: minor
subject: Send the last reminder as a registered letter
subject: Paper letters from Tallyroom [for reminders|by a posting service]
subject: Third reminder by post
subject: Please add a mailing service for letters
body one: For the third reminder our lawyer wants paper. I print, fold and carry letters to the post office [every Thursday|once a week]. You could send it to a posting service with one click.
body several: We still post around 60 letters a month: reminders, and invoices for older customers without e-mail. If Tallyroom could hand over the PDF to a service that prints and stamps it, {mate} would have Friday afternoons free.
body several formal: In court a reminder sent by registered letter is of greater weight. We would appreciate an integrated dispatch with proof of delivery stored at the invoice.
body one terse: Reminder level 3 by registered mail, proof stored. Charge us per letter.
more: E-mail is not accepted by some of our customers, among them {cust}.
more: We would pay for it by the letter.
review: I am asking those who wrote about letters where they post to, because posting services differ from country to country.
review: Thank you. I am looking at whether proof of delivery or the saved walk is what matters most.
ask: To which countries do your letters go? >> Nearly all inside the country, a few abroad.
ask: Would printing one PDF with all letters of a batch be a help? >> It would save the clicking. The walk stays.
note: 11 countries in 26 requests. No service covers more than four with registered mail. One PDF per batch is half a day of work.
finding: Requests name eleven countries. Each would need its own service, contract and proof of delivery. One PDF for a whole batch is a small thing and would help everybody.
outcome declined: We will not build sending by post. Registered letters need a contract per country, and we could offer it to a few of you only. As a help, a reminder batch can now be downloaded as one PDF in posting order. A service that covers most of our countries would change our mind; the next quarterly review looks at it again.
after: I see. One PDF is better than sixty, so thank you for that.
after: Clear answer. I will use our local posting service with the PDF.

# Bank sync: split-rules
severity: minor
pick who = {cust} | our largest customer | an insurance company | a property manager
subject: Match one payment with many invoices
subject: [Collective payments|Batch payments] should be split automatically
subject: Rule for payments which cover several invoices
subject: One transfer, twenty invoices: please split it
body one: {^who} pays once a month for all our invoices and sends a list by mail. I tick twenty invoices by hand until the sum fits. [It takes an hour, longer when they deduct something.|If they leave one out I puzzle for an hour.] Could Tallyroom find the combination, or read their list?
body several: Payment advice files! {^who} sends one with every transfer (CSV, number and amount). If one could drop that file on the payment, matching would take a minute.
body several formal: We ask for the automatic allocation of collective payments by means of the payment advice. Volume: about four payments a month, each for 15 to 60 invoices.
body one terse: Payment 1:n. Advice as CSV. Match by number, show rest.
more: The sums always fit in the end, it just takes so long.
more: {mate} does this, and does nothing else that morning.
review: I am looking at one of your collective payments and how it was matched by hand.
review: Thank you. I am collecting some of these lists from others as well, to see how alike they are.
ask: Could you attach one of the lists, with names removed? >> Attached. Number, date and amount, separated by semicolons.
ask: What happens with deductions, are they in the list? >> As a line with a minus, without a number.
note: Advice lists are surprisingly alike: number and amount, 9 of 12 samples. Finding combinations by sum is guesswork and dangerous.
note: {agent} would take CSV only, show a preview and leave the rest open.
finding: We are looking at dropping the payer's list on a payment: matched by number, with a preview and the rest left open. Guessing combinations by the sum is ruled out.
workaround: In the payment, filter by the customer and paste several numbers into "Find invoices", separated by commas.
outcome later: Not this quarter, since matching is being rebuilt for payments with spaces in the reference. The lists build on it. It returns in the next quarterly review, and your sample stays with the request.
after: Pasting the numbers is a big help already! Thank you.
after: All right. I have two more of these lists if you want them.

# Payment links: instalments
severity: minor
pick amt = 1,200 | 2,400 | 860 | 3,750
pick n = three | four | six
subject: Let customers pay an invoice in instalments by link
subject: Payment link: {n} instalments for {amt}
subject: Instalment plans for private customers
subject: Pay a part of the invoice by link
body one: Private customers ask us every week whether they can pay {amt} in {n} parts. [I then write {n} invoices, which my bookkeeper hates.|We agree by phone and I follow it up in a notebook.] A plan behind the payment link, with a reminder for each part, would be great.
body several: The link takes the full amount or nothing. {cust} wanted to pay a first part and could not. [In the end they paid nothing.|They waited until they had it all, seven weeks.] Please let people choose a part.
body one formal: We ask for payment plans in connection with payment links ({n} parts, fixed dates, stop of reminders while the plan is kept).
body one terse: Part payments by link. Reminders must respect the plan.
more: {cust} asked for it again on {day}.
more: It should be up to us who is offered a plan.
review: I am looking at how your customers would come to a plan, and what should happen when a part stays out.
review: Thank you. I am checking whether the link could take a smaller amount than the invoice without anything else.
ask: Do you decide who may pay in parts, or should every customer see it? >> I decide. Only for those I know.
ask: What should happen if one part is late? >> A reminder for that part. Nothing more at first.
note: Two steps: any amount by link (small), real plans (law on consumer credit differs by country).
note: {agent} asked the provider: any amount is possible today, plans are not.
finding: Taking a part by link is small. Fixed plans touch the law on consumer credit in several countries, and this is being looked into.
workaround: "Record agreement" in the invoice stops reminders until a date you choose, and the link can be sent again for the rest.
outcome later: Fixed plans are not in this quarter, because we do not yet know in which countries they would count as credit. The next quarterly review has that answer before it. Paying a part by link is decided together with it.
after: Waiting for the lawyers, I understand. The agreement field helps.

# Payment links: add-the-fee
severity: minor
pick pct = 1.4% | 1.9% | 2.5%
subject: Add the card fee to the amount
subject: Customers who pay by card should carry the {pct}
subject: Pass payment fees on to the payer
subject: Surcharge on payment links
body one: Each card payment costs me {pct}. On {inv} that was a nice dinner. I would like the link to add it for those who choose a card. [Transfer would stay free.|Who does not want it can transfer the money.]
body several: Our margins are thin and {pct} hurts. [Other shops in town add it.|We see it elsewhere.] Please let us show two prices in the link, card and transfer.
body several formal: We ask for an option to charge the transaction fee of {pct} to the payer, shown separately before payment.
body one terse: Card surcharge {pct} on links. Optional.
more: I can live with the fee on small amounts.
more: A text that explains it to the customer would be needed as well.
review: I am checking what the law and the card rules say in the country of your account, as this is the first hurdle here.
review: Thank you. I am looking at whom you invoice: the rules differ for private people and companies.
ask: Are your payers private persons or companies? >> Both, about half and half.
ask: Would it serve you to offer links without cards, for larger invoices? >> Maybe. For big amounts yes.
note: Not allowed for private payers in most of our countries; for companies only with some cards. We cannot know the card before payment.
finding: In most countries where we work, a surcharge for private payers is forbidden, and for companies it depends on the card, which we learn only after payment.
workaround: Under "Payment links › Methods" cards can be switched off above an amount of your choice.
outcome declined: We will not add the fee to the amount. For private payers it is against the law in most of our countries, and we cannot tell early enough who is paying with what. A change of that law would change our mind. It is looked at again in the next quarterly review. What you can do now is to switch cards off above an amount.
after: Did not know it is forbidden. Cards are off above 500 now.
after: Disappointing, but the reason is plain enough.

# Currencies: price-lists
severity: minor
pick cur = USD | CHF | SEK | GBP | PLN
subject: Own prices per currency instead of converting
subject: Price list in {cur}
subject: Fixed {cur} prices for products
subject: Converted prices look odd in {cur}
body one: Our product costs 49.00, and for customers in {cur} Tallyroom converts it to something like 52.37 which changes each week. [No one sells like this.|It looks careless.] I want to say: in {cur} it costs 55, full stop.
body several: We sell in four currencies with printed price lists. For each invoice in {cur} we overwrite every price by hand. {cust} has already had two different prices for the same thing in one month.
body several formal: Requirement: a price per currency in the product, conversion only where none is given. This would allow us to honour published price lists in {cur}.
body one terse: Product price per currency. {cur} first. No conversion if set.
more: Rounding up the converted price would be a first step.
more: Recurring invoices have the same trouble.
review: I am looking at your products to see how many would need a price of their own in {cur}.
review: Thank you. The two prices for {cust} make the point well; I am checking what happens in recurring invoices.
ask: How many products would get own prices? >> About 60 of 200.
ask: Should quotes that are already out keep their price? >> Of course. What is out is out.
note: Price per currency on product, fall back to conversion. Recurring invoices need the same rule. Moderate.
note: {agent}: import and API need the columns too, otherwise nobody can maintain it.
finding: We are scoping a price per currency in each product, also in import and API. Where none is given, the conversion stays.
workaround: A second product with the {cur} price and an ending such as "-{cur}" keeps prices stable; it can be hidden from other customers by price group.
outcome later: Not in this quarter: import, API and recurring invoices have to learn it together, and two of the three are in other people's hands until their own work is done. It is on the list for the next quarterly review.
outcome planned: A price per currency in the product is planned, in the list, the import and the API together. The quarter on the roadmap is an estimate and can change.
after: Sixty products in a CSV would be fine for us when it comes. Thank you.

# E-invoicing: inbox-for-suppliers
severity: work_hindered
pick n = 25..140
subject: Receive e-invoices from suppliers in Tallyroom
subject: Inbox for incoming electronic invoices
subject: We must accept e-invoices, where do they go?
subject: Incoming XML invoices: [read and archive|view and pay]
body several: Suppliers begin to send us XML invoices, {n} a month by now. [Nobody here can read them.|{mate} opens them in a text editor.] As we send ours with Tallyroom, it would be natural to receive them here: show as a page, archive, and hand the payment to the bank.
body everyone formal: As from this year we are obliged to accept structured invoices. We request a receiving address in Tallyroom with visual display, check and archiving according to the retention rules. Volume: {n} per month.
body one: I am a one-woman business and get about {n} of these files a month. I print the mail that comes with them and hope the amounts are the same. Being able to see and pay them in Tallyroom would be a relief.
body one terse: E-invoice inbox. View, validate, archive, pay. {n}/month.
more: Some come as PDF with XML inside, some as bare XML.
more: The archive matters more to us than the payment.
review: I am finding out which formats your suppliers send and what you do with them today.
review: Thank you. I want to separate what the law asks for from what would make your day easier.
ask: Do they come by mail or over the network? >> By mail so far. One supplier asked for our network address.
ask: Do you pay from Tallyroom or in online banking? >> In online banking. Paying from here would be a dream, but not needed.
note: Must: view, check, archive. Nice: pay. Mail inbox first, network later. Many requests since the turn of the year, {n} files a month here.
note: {agent}: viewer exists for outgoing ones, can be reused. Archive is a question of retention, legal has it.
finding: We are scoping a mail address for each account that accepts XML invoices, shows them as a page, checks and archives them. Paying from Tallyroom is kept apart.
workaround: "E-invoicing › View a file" shows any XML invoice as a page; it is not stored.
outcome planned: An inbox for incoming e-invoices by mail, with view, check and archive, is planned. Receiving over the network comes after it, and paying is not part of it. The quarter is on the roadmap and may move.
after: View a file, that I can use today. And the inbox sounds right.
after: Good news for {mate}, who is tired of the text editor.

# VAT & tax: file-directly
severity: minor
subject: File the VAT return from Tallyroom
subject: Send VAT figures directly to the tax office
subject: [One click|Button] to submit the VAT return
subject: Electronic VAT filing
body one: I copy five numbers from the VAT summary into the portal of the tax office each quarter. [A button "Submit" would save me that.|It is ten minutes and I am afraid of a typing error every time.] You have all the numbers.
body several formal: We kindly ask you to provide the electronic submission of the VAT return to the authorities including the acknowledgement of receipt, as competing products seem to do.
body several: For our eleven clients we type figures into the state portal four times a year. If your software could transmit them we would use nothing else.
body one terse: VAT return: transmit, not only display.
more: I file each quarter.
more: The deadline always falls into our busiest week.
review: I am checking what the authority in your country demands from software that files returns.
review: Thank you. I am collecting the countries from which this is asked.
ask: Would a file to upload in the portal be of use? >> If the portal takes it, yes. At least no typing.
ask: Do you file yourself, or does your tax adviser? >> I do it myself, the adviser only does the year.
note: 14 countries in 40 requests. Certification each time, yearly. A file for upload is possible in 6 of them.
finding: Filing needs a certificate of the tax authority in each country, renewed every year. A file to upload is accepted in some countries and needs no certificate.
workaround: The VAT summary has "Copy value" next to each box, so that nothing has to be typed.
outcome declined: We will not file returns ourselves. Fourteen countries with a certificate each, renewed every year, would take more people than work on invoices today. A common way of filing for several countries would change that. It is looked at again in the next quarterly review, together with the upload file, which is still open.
after: Copy value is better than typing. I hope for the upload file.
after: I had expected a no. Thank you for saying why.

# Projects & time: budget-warning
severity: minor
pick pct = 75% | 80% | 90%
pick h = 60 | 120 | 200 | 45
subject: Warn when a project budget is used up
subject: Budget alert at {pct} of the hours
subject: We notice too late that [hours|project hours] run over
subject: Project {cust}: {h} hours sold, far more worked
body several: We sell projects with {h} hours. That the hours are gone we learn when we write the invoice. [At {cust} we had worked half as much again, unpaid.|Last quarter we gave away a month of work like this.] A mail at {pct} to the project lead would be enough to talk to the customer in time.
body one: I run a studio of four. Everyone is diligent and no one looks at the budget. Please show a bar in the project and tell me at {pct}.
body several formal: We ask for a threshold per project (hours or amount), with a notice to the responsible person at {pct} and at 100%.
body one terse: Budget per project. Notice at {pct}. Bar in timer view.
more: At the moment {mate} adds up the hours every second Friday.
more: It would be for us only, customers need not see it.
review: I am looking at the projects you mention: the budget is in there as a text, so nothing can count against it.
review: Thank you. I want to know when you would have acted, had you known.
ask: Do you budget in hours or in money? >> Hours for most, money for two large ones.
ask: Who should be told? >> The project lead, and me at 100%.
note: Hours and money, two thresholds, lead plus owner. Clear. Nine accounts with the same story.
note: {agent}: the nightly sums are there. Show the bar where people start the timer, that changes behaviour.
finding: We are scoping a budget in hours or money for each project, two thresholds, and a bar where the timer is started.
workaround: A saved report "Hours by project" on the start page shows the sums each morning.
outcome planned: A budget for each project with two notices and a bar beside the timer is planned. The quarter is on our roadmap; please take it as an estimate.
after: The bar beside the timer is an excellent idea. Thank you.
after: Good. I have put the report on the start page until then.

# Projects & time: from-calendar
severity: minor
pick min = 20..45
subject: Take over calendar entries as working time
subject: Import my calendar into the time sheet
subject: Calendar appointments as time entries
subject: Stop typing meetings twice
body one: All my meetings are in my calendar. On Friday I type them again as time entries, {min} minutes each week. [I always forget the short calls.|The short ones get lost, and that is money.] If I could see the calendar beside the time sheet and drag them over, nothing would be lost.
body several: Our consultants live in their calendars. They hate time sheets, and I have to run after them at month-end. A proposal from the calendar, to be confirmed with one click, would end this.
body several formal: We suggest to offer appointments from a subscribed calendar (iCal) as proposals in the time sheet, with assignment to projects by keyword.
body one terse: iCal to time entries, as proposals. Confirm by click.
more: Private appointments must not be visible to colleagues.
more: A week at a time would be a good unit.
review: I am looking at how your time entries of a week compare with what you say is in the calendar.
review: Thank you. I am asking others, too, how private appointments should be kept out.
ask: Does your calendar offer an address to subscribe to? >> Yes, our company calendar has one for each person.
ask: How would we recognise the project? >> By the customer's name in the title. We nearly always write it.
note: Read-only iCal, match on customer name, proposals only. Private entries must never be stored, only shown.
note: {agent} worries about fetching foreign addresses from our servers; needs the safe fetcher from webhooks.
finding: We are looking at a read-only view of a subscribed calendar beside the time sheet. Private appointments must not be stored, and this decides how it can be built.
outcome later: Not now. Reading calendars safely, without storing private appointments, needs a part that is not finished. The next quarterly review looks at it again, and the number of people who ask for it counts.
after: Private things should stay private, agreed. I can wait.
after: Too bad. Several of us will add our voice.

# Expenses: mileage
severity: minor
pick rate = 0.30 | 0.38 | 0.42 | 0.45
subject: Mileage as an expense
subject: Kilometres [driven|by private car] with a fixed rate
subject: Driving log for expenses: {rate} per kilometre
subject: Enter trips instead of receipts
body one: I drive my own car to customers and get {rate} per kilometre. In expenses I can only enter an amount. [So I calculate it outside and write it in.|I keep the trips in a notebook with the route and the reason.] I would like: from, to, kilometres, customer. And then bill it to {cust} if agreed.
body several: Twelve field workers, each with their own sheet for kilometres. Please make it an expense type with a rate ({rate}) that we set once. {mate} types these sheets for two days a month.
body several formal: For tax purposes a trip has to state date, route, purpose and distance. We would appreciate an expense type with these fields and a rate per kilometre.
body one terse: Expense type "Mileage": date, from, to, purpose, km x {rate}. Billable.
more: A yearly list for the tax office would come in handy.
more: Trips to {cust} are charged on, others are not.
review: I am comparing what a trip must contain in the countries of those who ask for it.
review: Thank you. I am looking at what {mate} types, to see which fields are really needed.
ask: Does the rate differ between people or vehicles? >> By vehicle: car and motorbike.
ask: Should the distance be worked out from a map? >> No, we write what we drove.
note: No map. Rate by vehicle, four fields, billable to project. Small to medium.
note: {agent}: rate needs a start date, it changes every year or so.
finding: We are scoping an expense type with route, purpose and distance, and rates by vehicle with a start date. Distances from a map are left out.
workaround: Set up a product "Kilometre" with your rate; in the project it can be billed like any other line.
outcome later: Not in this quarter. The app has to show it first, and there the expense page is being rebuilt after the trouble with photos. It comes up again in the next quarterly review.
outcome planned: Trips as an expense type, with rates by vehicle, are planned for the app and the browser. The quarter on the roadmap is an estimate.
after: All right, thank you. The product "Kilometre" will do until then.

# API & webhooks: quote-events
severity: minor
pick mins = 5 | 10 | 15
subject: Webhooks for quotes
subject: Event when a quote is accepted or refused
subject: API: we poll quotes every {mins} minutes, please offer an event
subject: quote.viewed and quote.expired as webhooks
body one: When a quote is accepted we start production. As there is no event for it we ask your API every {mins} minutes. [That is silly for both of us.|You see our requests in your log, we see them in our bill.] A webhook "quote.accepted" with the number would do.
body several formal: For our order management we need events on quotes: sent, opened, accepted, refused, expired. Currently we poll every {mins} minutes, which delays orders and causes load on your side.
body one terse: Need: quote.accepted, quote.refused, quote.expired. Have: polling every {mins} min.
body several: our developers keep asking me, so I ask you: could quotes have webhooks like invoices do? sales would get a message in their channel the moment {cust} accepts, and call right away.
more: We already use the webhooks for invoices and are content with them.
more: A test event would be handy, too.
review: I am looking at your requests for quotes: nearly all of them bring nothing new. I am noting which changes you act on.
review: Thank you. I am checking which of these moments we record already.
ask: Which of the events would you act on at once? >> Accepted and refused. Expired can wait for the night.
ask: Do you need the lines in the message, or only the number? >> The number. We fetch the rest.
note: accepted/refused/expired recorded already, opened is not (privacy). Thin payload. Small. Saves us 11% of API calls, says {agent}.
finding: Accepted, refused and expired are recorded and could be sent with little effort. "Opened" would mean to watch people read, and is left out.
workaround: Poll with "updated_since"; an empty answer does not count against your limit.
outcome planned: Events for accepted, refused and expired quotes are planned. "Opened" is not part of it. You will find the quarter on the roadmap; it may still change.
after: Accepted and refused is all we need. We will gladly stop polling.
after: Thanks, "updated_since" has cut our calls already.

# API & webhooks: test-account
severity: minor
subject: Sandbox account for developers
subject: Test environment for the API
subject: Developing against live data is dangerous
subject: Please provide a [test account|sandbox] with sample data
body one: While testing our connection I issued a real invoice to a real customer. [You can imagine the phone call.|{cust} was not amused.] And it cannot be deleted, for good reasons. A sandbox beside our account would be very welcome.
body several formal: We develop an integration for several of your customers and have no environment for automated tests. We ask for a test account with sample data that can be reset, and in which no mail leaves the house.
body one terse: Sandbox: same API, no mail, reset by call. Needed for CI.
body several: Hi! We build add-ons for small shops. Trial accounts end after 30 days, then our tests break and we open the next trial with another address. You probably see dozens of trials from us, sorry.
more: Documents in it may carry a watermark.
more: We would pay a small fee for it.
review: I am looking at how you test today, trial accounts included, to see what a test account would have to do.
review: Thank you for the honest description. I am asking our own developers what they use.
ask: Do you need your own data in it, or is sample data enough? >> Sample data, as long as it has every kind of document.
ask: How often would you reset it? >> With each test run, so some twenty times a day.
note: Real need: no mail, no numbers, resettable. Our own demo data script does 80% of this. Numbers and legal archive must be off.
note: {agent}: make it a flag at account creation, never convertible to live.
finding: We are scoping an account type with sample data, no outgoing mail and a reset by API. It must never be possible to turn it into a live account or the other way round.
workaround: We can lengthen a trial account for developers; please write to us with its name.
outcome later: Not in this quarter. A test account must not share the legal archive with live ones, and that separation is not there yet. It is looked at again in the next quarterly review; until then we lengthen trial accounts on request.
after: Please lengthen "shop-tests" then. Thank you.
after: A longer trial solves it for now.

# Permissions: project-only
severity: minor
pick n = 4..25
subject: Role that sees only certain projects
subject: Freelancers should see their own projects only
subject: Limit users to [one customer|one project|a team]
subject: {n} external people see all our customers
body several: We work with {n} freelancers who enter hours in Tallyroom. They can see every customer and project, [also of their competitors|also those they have nothing to do with]. Two of our customers ask us to sign that this is not so. A role limited to assigned projects would help a lot.
body everyone formal: Under our confidentiality agreements, persons may access the data of a client only if they work for it. Tallyroom has roles but no restriction to projects. We ask for a membership per project and for lists and search to respect it.
body one: My nephew helps with the time sheets in summer. He should see one project and not what I earn. Simple as that.
body several terse: Restrict user to projects. Must hold in search and reports too. {n} externals.
more: It would have to hold in the app as well.
more: Today we trust people, and so far it has gone well.
review: I am looking at what your freelancers can open today, page by page, with a test user in their role.
review: Thank you. I want to see where a limit would have to hold for it to be worth signing.
ask: Do they need to see invoices of their projects? >> No. Time and tasks, that is all.
ask: Who assigns people to projects with you? >> The project lead, not the administrator.
note: Time-only plus membership. No invoices makes it much smaller. Search, reports and API are where it would leak.
note: {agent}: do it together with rights per document kind, same checks.
finding: We are scoping members per project for the role "Time only". It has to hold in lists, search, reports and the API, otherwise it is not worth much.
workaround: Rename sensitive projects to a code and keep the name in the customer's record, which "Time only" cannot open.
outcome later: Not this quarter. It belongs together with the new rights for each kind of document, and those are not finished. The next quarterly review has it on its list.
outcome planned: Members per project for "Time only", in lists, search, reports and API, are planned. Other roles follow without a date. The roadmap names the quarter, as an estimate.
after: Thank you. At least I can tell our customers where it stands.
after: All right. The code names are ugly, but they work for now.

# Search: inside-lines
severity: minor
pick what = a serial number | a purchase order number | a licence plate | the name of a machine | a delivery address
subject: Search in the text of invoice lines
subject: Find an invoice by {what} in its lines
subject: Full text search for documents
subject: Search should also look into [descriptions|positions and notes]
body one: A customer calls and names {what}. It is in a line of some invoice, and the search does not look there. [I then open one after the other.|Last time I opened 40 PDFs.] It would turn a quarter of an hour into a second.
body several: For warranty cases we need to know when something was sold. We write {what} into the description, and then cannot find it again. {mate} keeps a separate list just for that.
body several formal: We request that the search includes descriptions, notes and references of documents. Purpose: warranty and queries by {what}.
body one terse: Search line texts. Example: {what}. Now only number and customer.
more: Most of our invoices have more than ten lines.
more: It may take a few seconds, that is no problem.
review: I am trying your example on a copy, to see how many results such a search would bring.
review: Thank you. I am asking for a few real searches, as they tell best what should be found first.
ask: Would it be enough to search one kind of document at a time? >> Yes, invoices. Quotes sometimes.
ask: How far back would you look? >> Five years, for the warranty.
note: Lines are 30 times the size of the present index. Fine for most accounts, heavy for ten. Limit by kind and five years makes it feasible.
note: {agent} would offer it as "search in lines" and not in the quick search.
finding: We are looking at "Search in lines" as a page of its own, by kind of document and period. In the quick search it would push the customers out of sight.
workaround: The export "Invoice lines" can be searched in a spreadsheet, and the field "Reference" is found by the search today.
outcome later: Not this quarter, since the search has to be repaired for short numbers before it grows. It is on the list for the next quarterly review; real examples like yours help to size it.
after: Writing it into "Reference" is a good idea, I will do that for new ones.

# Notifications: team-chat
severity: minor
becomes: question
subject: Messages in our team chat when an invoice is paid
subject: Wish: post payments to a chat channel
subject: Chat integration for [paid invoices|accepted quotes]
subject: Tell the whole team about a payment, not by mail
body several: We are a small team and celebrate paid invoices. By mail nobody sees it. [A message in our chat channel would make everyone happy.|We would love to have it in our chat.] Is something like that thinkable?
body several terse: Request: chat message on invoice.paid and quote.accepted.
body one: Could Tallyroom write into a chat? {mate} only looks there, mails remain unread for days. It would be about payments above 1,000 and accepted quotes.
body several formal: We suggest an integration with chat systems so that sales is informed at once when a quote is accepted.
more: Small amounts need not be posted.
more: We have one channel for sales and one for the office.
review: I am checking whether your chat takes incoming webhooks, because then most of this exists.
review: Thank you. Before I pass this on as a wish, I want to see how far the webhooks bring you.
ask: Does your chat have "incoming webhooks" in its settings? >> Yes, there is such a page.
ask: Are you an administrator in Tallyroom? >> Yes.
note: Chat formats of webhooks are there since spring, under "Format". Hardly anyone knows. Answer instead of request.
turn: This can be done today with a webhook in chat format, so I have made a question of your request, and the answer has the steps.
outcome answer: Payments can be written into a channel with a webhook:
  1. In your chat, create an incoming webhook for the channel and copy its address.
  2. In Tallyroom go to "API › Webhooks › New", paste the address and choose the format "Chat message".
  3. Tick "invoice.paid", and enter a lower limit under "Only above" if you like.
  4. Press "Send a test".
  // An accepted quote is not offered as an event yet; others have asked for it too, and you can follow that request on our roadmap.
after: It works, the channel has seen its first payment. Thank you!
after: Set up in five minutes. You should tell people about it.
again: The test message arrives, real payments do not. What could it be?
again_answer: The limit "Only above" stands at 1,000 and the payments since then were smaller. Lower it or empty the field, and they will appear.

# Contacts: join-doubles
severity: minor
becomes: question
pick n = 6..40
subject: Merge duplicate contacts
subject: Wish: join two contacts into one
subject: {cust} exists twice, please add a merge function
subject: Function for cleaning up {n} double contacts
body one: {cust} exists twice in our contacts, and invoices hang on both. [I cannot delete either.|Deleting is refused, rightly.] Please build a way to join them.
body several: Over the years we have collected {n} double customers, because each of us created them anew. A feature to put two together, with all documents, would be very useful.
body one terse: Feature: merge contacts incl. documents. {n} cases here.
body several formal: We propose a function for merging customer records, keeping all documents, and recording who did it.
more: Most of them come from the time before we had rules for names.
more: The payment history has to survive.
review: I have looked at the two entries of {cust}. I am checking what your role allows, since there is something for this already.
review: Thank you. I am looking at your {n} cases to see if they can be joined with what is there.
ask: Which of the two has the right customer number? >> The older one.
ask: Do you have the role "Administrator"? >> No, that is {mate}.
note: Merge exists but only for administrators, others do not see it at all. Should be shown greyed out. Told {agent}.
turn: Joining two contacts is possible, but only administrators see it. I have therefore turned the request into a question.
outcome answer: An administrator can join two contacts:
  1. Open the contact that should stay.
  2. Choose "More › Merge" and pick the other one.
  3. Compare the fields, choose for each which value stays, and confirm.
  // All documents, payments and notes move to the contact that stays; documents already sent keep the address printed on them. It can be undone for 30 days. The history shows who did it.
after: {mate} has joined them all. Thank you.
after: Found it with {mate}'s account. Please show it to the rest of us too.
again: After joining, the open amount of {cust} is higher than before. Is something counted twice?
again_answer: No, it is the sum of both: one contact had an open invoice that you did not see while it was separate. It is the oldest in the list of open items now.

# Invoices: delete-issued
severity: minor
subject: Delete issued invoices
subject: Please allow deleting an invoice [that was issued by mistake|nobody has seen]
subject: Test invoices cannot be removed
subject: {inv} was issued by accident, let me delete it
body one: I pressed "Issue" instead of "Preview" and now {inv} is there for ever. [Nobody has seen it.|It was never sent.] Why can I not delete it? It is my data. With a credit note I now have two useless documents.
body several: Beginners make mistakes. {mate} has issued {inv} for practice. Please let an administrator delete invoices, at least on the same day.
body one formal: We ask for the option to remove an issued invoice which has not been sent, provided it is the last one of its number range.
body one terse: Delete last invoice if unsent. Number free again.
more: It is about a single document.
more: Our books for the month are not closed yet.
review: I understand the wish. I am checking what is permitted for the last number of a range in the country of your account.
review: Thank you. I am looking at how {inv} came to be issued, because that may be the place to improve.
ask: What did you want to do when you pressed "Issue"? >> See how it looks. The buttons are next to each other.
ask: Has {inv} been exported to your accounting yet? >> No, not yet.
note: Deleting is not possible in nearly all of our countries. Real issue: "Issue" and "Preview" side by side. {agent} will move them apart.
finding: Tax law in nearly all our countries wants every issued number to stay readable, sent or not. The real trouble is that "Issue" stands beside "Preview".
workaround: "Cancel" in the invoice makes the credit note in one step, and both documents stay out of the customer's portal.
outcome declined: Issued invoices will stay undeletable. The law asks that each number can be shown years later, and we must not offer a way around it. Only a change of that law would change this; the next quarterly review looks at the request again all the same. "Issue" has been moved away from "Preview" and asks once before it acts.
after: Fine, I see that it is not your choice. The question before issuing is good.
after: I still find it strange, but thanks for moving the button.

# Sign-in & users: passkeys
severity: minor
subject: Sign in with passkeys
subject: Fingerprint instead of password
subject: Passkey support [for Tallyroom|in browser and app]
subject: No more passwords, please
body one: I use passkeys wherever I can. With Tallyroom I still type a password and six digits. [A fingerprint would be quicker and safer.|At the till, with customers waiting, this is slow.]
body several: We share a tablet at the counter. Typing a long password ten times a day leads to notes under the keyboard, I am ashamed to say. Passkeys or a fingerprint would end that.
body several formal: We recommend to support passkeys (WebAuthn) as they resist phishing. Two of our staff entered their password on a false page in {month}; fortunately the second step stopped it.
body one terse: WebAuthn, please. Password and TOTP as fallback.
more: It has to work in the app too.
more: We would keep the password as a spare key.
review: I am noting where people would use it, since a shared tablet is a different case from a laptop of one's own.
review: Thank you for telling us about the false page. I am looking at whether the second step was asked as it should be.
ask: Does each of you have a user, or do you share one at the counter? >> Each has one. We switch.
ask: Should the password remain as a second way? >> Yes, in case the tablet is lost.
note: Own users, quick switching. Passkey plus fallback. Sign-in pages are being rebuilt for it anyway.
note: {agent} says recovery is the real work: lost device without second key.
finding: We are scoping passkeys as a first way to sign in, with password and code as the second. How to come back after losing a device takes most of the work.
outcome planned: Passkeys are planned for browser and app, with password and code as the second way. The quarter stands on the roadmap and is an estimate.
after: Very good. The notes under the keyboard go into the bin.

# Templates & layout: per-customer
severity: minor
pick n = two | three | five
subject: Choose a template per customer
subject: Different layouts for {n} brands
subject: Default template by customer [group|]
subject: Wrong logo sent because the template is chosen by hand
body several: We run {n} brands under one company. For each invoice we choose the template by hand. [On {day} {cust} got an invoice with the other logo.|Twice this month the wrong logo went out.] Please let us set it once in the customer.
body one: Private customers should get the simple layout, companies the one with the payment slip. I know which is which, and Tallyroom could too if I were allowed to tell it.
body several formal: We ask for a default template in the contact, to be used for invoices, quotes, reminders and recurring invoices alike.
body one terse: Template default on contact. All document kinds. {n} brands.
more: Reminders should follow as well, please.
more: There are about forty customers of the second kind.
review: I am looking at how often the template is changed by hand in your account, and for whom.
review: Thank you. I am checking which documents would have to follow: reminders are easily forgotten.
ask: Does the template depend on the customer, or on the kind of order? >> On the customer. Only there.
ask: Should documents already in draft change too? >> No, leave drafts alone.
note: Default on contact, falls back to account. All kinds. {agent}: small, but must also reach the recurring schedule.
note: Brands also have different sender addresses. Not asked here, but will come.
finding: We are scoping a default template in the contact for all kinds of documents, recurring ones included. Drafts stay as they are.
workaround: Copying an earlier invoice of the same customer keeps its template.
outcome planned: A default template in the contact is planned for all kinds of documents. A sender address per brand is not part of it. The quarter on the roadmap can still change.
after: Thank you. Sender addresses would be our next wish, you guessed right.
after: Set once and forget, that is what I want.

# Reports & dashboard: cash-forecast
severity: minor
pick weeks = six | eight | twelve
subject: Forecast of incoming payments
subject: When will the money come? Cash forecast from open invoices
subject: Liquidity for the next {weeks} weeks
subject: Show expected payments by week
body one: Every Friday I guess whether wages are covered. You know when {cust} pays as a rule: two weeks late. A chart with what will likely come in the next {weeks} weeks, by habit and not by due date, would let me sleep.
body several formal: Our bank asks for a liquidity forecast covering {weeks} weeks. Open invoices, recurring invoices and the payment habits of customers are in Tallyroom. We should be glad of such a report.
body one terse: Expected inflow per week, {weeks} weeks, from open + recurring, using past delays.
body several: We use a spreadsheet for cash planning and copy all open invoices into it each week. Half of it is out of date by Tuesday. Can this come from you?
more: By week is exact enough, I do not need days.
more: I would look at it with {mate2} each Friday.
more: {cust} alone moves it by a third.
review: I am comparing how late your customers pay with their terms, to see whether habit says more than the due date.
review: Thank you. I am asking what decision hangs on the forecast, as this sets how exact it must be.
ask: What do you decide with it? >> Whether I can pay suppliers early and get the discount.
ask: Would a range be all right, for example 18,000 to 25,000? >> A range is more honest. Yes.
note: Range by past delays, per customer with at least 5 payments. Incoming only. Outgoing would need expenses.
note: {agent} tried it on this account: actual sum was inside the range in 9 of 11 weeks.
finding: We are scoping expected payments by week, as a range, from open and recurring invoices and each customer's habit. Outgoing payments are left out.
workaround: The report "Open items by due week" gives the sums by due date; most firms add their usual delay.
outcome later: Not this quarter: the dates of payments in earlier years have to be put right first, or the habits would be wrong. It comes back in the next quarterly review together with the open items at a past date.
outcome planned: Expected payments by week, as a range, are planned. Outgoing payments are not part of it. The quarter is an estimate and can move.
after: A range by week would be plenty for me. Thank you.
"""
