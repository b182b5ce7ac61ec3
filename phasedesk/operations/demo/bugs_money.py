"""What goes wrong with invoices, quotes, tax, reminders, bank accounts and payments at the example desk."""

TEXT = """
# Invoices: one-cent-off
severity: minor
pick disc = 7.5 | 12.5 | 3.5 | 17.5
pick shown, right = 1,284.37 ~ 1,284.38 | 918.62 ~ 918.63 | 2,406.11 ~ 2,406.12 | 377.49 ~ 377.50 | 5,163.94 ~ 5,163.95
pick lines = 6..19
subject: Invoice {inv} is one cent off
subject: Total on {inv} shows {shown}, should be {right}
subject: Rounding of a {disc}% line discount [is wrong|differs from our ledger|gives the wrong total]
subject: Off by 0.01 on [a {lines}-line invoice|an invoice with discounts]
body one: On {inv} for {cust} the total reads {shown}. [My calculator|Our ledger|Adding the lines by hand] says {right}. [There are {lines} lines and each has a {disc}% discount.|It has {lines} lines, all with {disc}% off.] [It is only a cent, but {cust} refuses to pay an invoice that does not add up.|One cent is nothing, except that our bookkeeper has to explain it every time.|I would not write for one cent if it had not happened three times now.]
body one formal: We noticed a difference of 0.01 between the printed total ({shown}) and the sum of the line amounts ({right}) on invoice {inv}. The document has {lines} lines with a line discount of {disc}%. Our auditor asks which of the two figures is authoritative.
review: I have opened {inv} and see the same: the {lines} rounded lines add up to {right}, while the total says {shown}. I am now looking at the order in which the discount and the rounding are applied.
review: Thank you for the exact figures. I am rebuilding {inv} with its {lines} lines and {disc}% discount to find where the cent gets lost.
ask: Are the prices on {inv} entered net or including tax? >> Net. We never enter prices including tax.
ask: Was the {disc}% entered on every line, or once for the whole document? >> On every line, it comes from the price list of {cust}.
note: Line totals are rounded after the discount, the document total before it. {inv} has {lines} lines at {disc}%, so the remainders sum to just over half a cent. {agent} remembers the same thing in credit notes.
note: Reproduced in the sandbox with the {lines} lines of {inv}. Only happens where prices have three decimals and the discount is per line.
finding: The document total is computed from unrounded lines, while the printed lines are rounded one by one. With a {disc}% discount on {lines} lines, the two can differ by a cent.
workaround: Enter the discount once on the document instead of on each line; the total then agrees.
outcome fix: Totals will be added up from the rounded lines, so that what is printed always adds up. The change goes out with one of the next releases; invoices already sent stay as they are.
after: Thanks. {cust} has paid now, and I am glad it will not come back.
after: I entered the discount on the whole document as you said and the next one came out right.

# Invoices: number-gap
severity: work_hindered
pick gap, before, next = 20418 ~ 20417 ~ 20419 | 31107 ~ 31106 ~ 31108 | 18260 ~ 18259 ~ 18261 | 27733 ~ 27732 ~ 27734 | 15094 ~ 15093 ~ 15095
subject: Invoice number {gap} is missing
subject: Gap in our invoice numbers between {before} and {next}
subject: Numbering jumped from {before} to {next}
subject: Auditor asks where invoice {gap} is
body everyone: Our invoice numbers go from {before} straight to {next}. [There is no {gap}, not even as a draft or in the bin.|{gap} does not exist anywhere, I searched drafts, cancelled and deleted.] [Numbers without gaps are a legal duty for us|Our tax office does not accept gaps], so please tell me [what happened to it|how we can close or document it].
body everyone formal: During the preparation of the VAT return we found that number {gap} was never issued. Number {before} and number {next} were both created on {day}, a few minutes apart. Kindly confirm in writing what became of {gap}.
body several: Hi, {mate} and I were both invoicing on {day} and now there is a hole: {before}, then {next}. [We wonder if it happens when two people press "Issue" at the same moment.|Neither of us deleted anything.] Is {gap} lost?
review: I am going through the log of your number range on {day} to see who or what took {gap}.
review: You are right that {gap} is in no list. I am looking at the moment between {before} and {next} and will come back with what happened.
ask: Did anyone see an error message while issuing an invoice on {day}? >> Yes, {mate} saw "Could not be issued, please try again" once, and then it worked.
ask: Do you use one number range for all offices, or one per office? >> Just one range for everything.
note: {gap} was reserved and the transaction rolled back when the PDF worker timed out after 30 s. Two issue requests 4 s apart on {day}. The reservation is outside the transaction.
note: Confirmed in the range log: {gap} taken, then "render failed", never given back. {agent} counts 11 more accounts with one such gap this quarter.
finding: Number {gap} was reserved for an invoice whose PDF could not be produced in time. The invoice was issued again under {next}, and the reserved number was not given back.
workaround: Until the fix is out, "Numbering › Explain gap" adds a signed note for {gap} that auditors accept.
outcome fix: Numbers will be taken in the same step that stores the invoice, so a failed attempt can no longer use one up. For {gap} we have attached a signed statement of what happened.
after: Our auditor has accepted the statement. Thank you.
after: We had a second gap today. Is the fix not yet on our account?

# Credit notes: stays-open
severity: work_hindered
pick amt = 340.00 EUR | 1,180.50 EUR | 96.00 GBP | 2,750.00 CHF | 612.30 EUR | 4,405.00 SEK
subject: Credit note for {inv} leaves the invoice open
subject: {inv} still unpaid after full credit note
subject: Fully credited invoice of {amt} keeps being dunned
subject: [Credited invoices|Invoices with a full credit note] still count as outstanding
body several: I credited {inv} in full ({amt}) on {day}. [The credit note exists and was sent|The credit note went out fine], but the invoice is still "Open" and [{cust} got a reminder for it this morning|shows up in the list of overdue invoices]. [This is embarrassing, they are one of our oldest customers.|Please stop this, I had an angry call already.|What do I have to do so that it is closed?]
body several terse: {inv}, {amt}, credited in full on {day}. Status stays Open. Reminder went out anyway. Same for at least three others.
review: I can see the credit note for {amt} and that {inv} is still open next to it. I am checking why the two were not settled against each other.
review: I have paused reminders for {inv} so that {cust} is left in peace while I look into it.
ask: Did you create the credit note from the invoice itself, or as a new document? >> From the invoice, with the "Credit" button and then "Full amount".
ask: Was there a partial payment on {inv} before it was credited? >> No, nothing was paid at all.
note: Settlement job skips credit notes whose issue date is before the invoice's service date. {inv} has a service period that ends next month. Paused dunning by hand for {cust}.
note: {amt} credit is booked, allocation row missing. Looks like the service period check {agent} touched in the spring.
finding: A full credit note is not settled against its invoice when the service period of the invoice ends in the future.
workaround: Open the credit note, choose "Allocate" and pick the invoice; it closes at once and reminders stop.
outcome fix: Full credits will close their invoice whatever the service period is, and reminders check for credits before they are sent. We will also close the affected invoices on your account.
after: Allocating by hand worked, thank you. I did it for four invoices.

# Invoices: pdf-blank-page
severity: minor
pick pages = 2..5
subject: Empty last page on PDF of {inv}
subject: [Invoice PDFs|Our invoices] end with a blank page [since the last update|all of a sudden|]
subject: PDF has {pages} pages, the last one is empty
subject: Blank sheet printed after every invoice
body everyone: Since [the last update|about {day}|a few days] every invoice PDF has one page more than it needs, and that page is empty [except for the page number|apart from the footer]. {inv} has {pages} pages now. [We print and post around 200 letters a month, so that is 200 wasted sheets and more postage.|Customers are asking whether something is missing.|It looks unprofessional.]
body several: Hello, our invoices for {cust} come out with an empty page at the end. In the preview I do not see it, only in the PDF that gets sent. {inv} is an example with {pages} pages, the last is blank.
review: I have downloaded {inv} and see the empty page {pages}. I am comparing the PDF with the one from before the last release.
review: Thanks for the example. I am checking which part of your template pushes {inv} onto another page.
ask: Do you have a footer image or a payment slip in the template you use for {inv}? >> Yes, a payment slip at the bottom of the last page.
ask: Does it also happen with the standard template, without your own footer? >> I tried: with the standard template it does not happen.
note: Payment slip block is 105 mm high plus a 1 mm margin since 7.42, so it overflows A4 by 0.4 mm. {inv} is {pages} pages, should be one less.
note: Only templates with a slip at the foot. {agent} sees 46 accounts using that block.
finding: The payment slip at the foot became a fraction of a millimetre too tall for A4 in the last release, which pushes an empty page behind it.
workaround: In the template, set the bottom margin to 4 mm instead of 5 mm.
outcome fix: The payment slip goes back to its exact height with the next release. Templates do not need to be changed.
outcome workaround: With a bottom margin of 4 mm the page disappears, and we have put this into the template guide. The slip itself is redrawn when the new template editor arrives; we cannot name a date for that.
after: 4 mm did the trick, the empty page is gone.

# Recurring invoices: sent-twice
severity: work_stops
pick n = 12..64
pick time = 02:10 | 03:05 | 01:40 | 04:15
subject: {n} recurring invoices were sent twice
subject: URGENT: customers got their monthly invoice two times
subject: Duplicate invoices from last night's recurring run
subject: {cust} and others received the same invoice twice
body everyone: Last night's run created our [monthly|subscription] invoices twice. [{n} customers|In total {n} customers] have two invoices with different numbers for the same period, e.g. {cust}. [Some have already paid both by direct debit.|The phone has not stopped ringing.] [Please tell us quickly which ones to cancel|What should we do with the second set? I do not want to credit {n} invoices by hand]!
body everyone formal: We must report that the recurring run at {time} was executed twice. {n} invoices exist in duplicate, with consecutive numbers and equal amounts. We ask for an immediate analysis and for a way to cancel the duplicates in one step.
body everyone: help please, all our subscriptions were billed double this night!! {n} invoices too many. first at {time}, and then again about twenty minutes after it. we did not touch anything.
review: I see both runs, the first at {time}, and have stopped the mails still waiting from the second. I am making a list of all {n} duplicates now.
review: This has our full attention. Your recurring invoices are paused so that nothing more goes out, and I am tracing why the run at {time} started again.
ask: Have any of the duplicates been collected by direct debit already? >> Yes, nine of them. The others pay by transfer.
ask: Should we cancel the second set for you, once the list is complete? >> Yes please, but send me the list first so {mate} can check it.
note: Worker was restarted during the {time} run; the job was picked up again because its lock had expired after 15 min. {n} duplicates. Second set is marked with run id ending in 7f.
note: {agent} is on it. Mails for the second set: all but 8 were already out. Lead is informed, CSM to call the account.
finding: The worker was restarted during the run at {time}. The run was taken up again from its beginning, although {n} invoices had been created.
outcome fix: A recurring run now remembers each invoice it has made and cannot make it again. The {n} duplicates were cancelled with credit notes, and your customers get a short explanation from us if you wish so.
outcome data_corrected: The {n} duplicates have been cancelled with credit notes and the list is attached. A run that is interrupted can no longer start from the beginning, so this will not happen again.
after: All {n} are gone from our list. The nine debits were returned by the bank as well. Thank you for the quick help.
after: Two of the duplicates are still open in our list, could you look again?

# Recurring invoices: end-of-month
severity: work_hindered
pick d, came = 31st ~ 1st | 30th ~ 2nd | 31st ~ 2nd
subject: Recurring invoice for the {d} [came on the {came}|was late|slipped into the next month]
subject: Month-end subscription invoices are dated the {came}
subject: Invoices planned for the {d} get the wrong date in short months
subject: Recurring invoice of {cust} slipped from the {d} to the {came}
body several: We bill [{cust}|some customers] on the {d} of each month. In a shorter month we expect the last day, but the invoice was dated the {came} of the following month. [That puts the revenue in the wrong month.|For our VAT return that is the wrong period.|Last year this was still right.]
body one: Hi! Small calendar thing. My recurring invoice is set to "every month on the {d}". [Guess what happens when the month is shorter|When the month has fewer days it jumps ahead]: it was created on the {came}, and the month was left without any invoice. Could it just use the last day?
review: I have looked at the schedule of {cust}: it is planned for the {d} and the last run was dated the {came}. I am checking how short months are treated.
review: Thank you, clear example. I am testing a schedule on the {d} against all twelve months to see in which ones it slips.
ask: Which time zone is set for the account that issues these invoices? >> Our own, we did not change it since we started.
ask: Did you create this schedule new, or was it copied from an older one? >> It was copied from the one we had last year.
note: Copied schedules lose the "last day of month" flag and keep the plain day number. Overflow then rolls into the {came}. Schedules made new are fine.
note: {agent} ran the query: 212 copied schedules with a day of 29 or later. All would slip in a short month.
finding: When a schedule is copied, its rule for short months is lost. A run on the {d} then rolls over to the {came}.
workaround: Open the schedule and choose "last day of the month" instead of the {d}.
outcome fix: Copies will keep the rule for short months, and we will set it again on every copied schedule that has lost it. Invoices already dated the {came} can be re-dated by us on request.
after: I switched all of them to "last day". Good enough for us, thanks.

# Quotes: accept-button
severity: work_stops
pick ref = Q-1### | Q-2### | Q-4###
subject: Customers cannot accept quote {ref}
subject: "Accept" on quotes does nothing [on a phone|for customers on phones]
subject: {cust} [cannot|is unable to] accept our quote {ref}
subject: Accept button on {ref} spins and nothing happens
body several: Our customer {cust} wants to accept {ref} and cannot. [They press "Accept", the button turns grey and that is it.|The button turns for a while and then the page is as before.] [It worked on a laptop, so it seems to be phones only.|On a computer it works.] [We lose orders because of this.|Please hurry, the offer ends on {day}.]
body everyone: Good day, since the new quote page is there, nobody who opens a quote on the phone can accept it. Three customers have told us already, most recently {cust} with {ref}. I tried it with my own phone and I have the same problem.
review: I opened {ref} on a phone and the button indeed does nothing. I am now reading what the page reports when it is pressed.
review: Thank you for {ref}. I can see two attempts from {cust} which reached us without a signature, and am finding out why.
ask: Do you ask for a signature when a quote is accepted? >> Yes, a signature is required for all our quotes.
ask: Does {cust} see the field for the signature above the button? >> No, they say there is no such field, just the button.
note: Signature pad has height 0 below 400 px wide, so the form is never valid and the error is hidden too. {ref} had 2 posts with an empty signature.
note: Repro at 390 px; at 768 px all is fine. {agent} has the one-line style fix ready for review.
finding: On narrow screens the signature field has no height. It cannot be signed, and the page waits for a signature that nobody can see.
workaround: Turn off "Signature required" for {ref}, or ask {cust} to open it on a computer.
outcome fix: The signature field keeps its height on every screen, and a missing signature is now said in words. It ships with the next release, which is already being tested.
after: {cust} accepted {ref} this morning on the phone. Thank you!
after: Signing works, but the name below the signature is cut off. Is that part of the same thing?

# Quotes: expired-too-early
severity: minor
pick ref = Q-1### | Q-3### | Q-5###
pick hours = 5..11
subject: Quote {ref} expired a day early
subject: Quotes expire {hours} hours too soon for customers abroad
subject: Valid-until date on {ref} is not respected
subject: [Customer overseas|{cust}] told that {ref} has expired, but it is the last day
body several: {ref} is valid until {day}. {cust} opened it on {day} in the afternoon [their time|over there] and got "This quote has expired". [They sit {hours} hours behind us.|The time difference is {hours} hours.] [If we write {day}, then the whole {day} should count.|I think the day should end where the customer is, not where we are.]
body one terse: Quote {ref}, valid until {day}. Expired for the customer on that very day. Customer is {hours} hours behind us.
review: I see the attempt by {cust} to open {ref} on {day}. I am checking which midnight was used.
review: Thanks. I am testing {ref} from a place that lies {hours} hours behind your time zone.
ask: Does the address of {cust} in your contacts have its country filled in? >> Yes, country and city are both there.
ask: Would it help you if a quote stayed open until the day has ended everywhere? >> That would be fine for us. A day more does no harm.
note: valid_until is compared at midnight UTC, neither the sender's nor the customer's zone. For a customer {hours} h behind, the last day shrinks by that much.
note: Same code is used for payment links. {agent} wants both changed together; {ref} extended by hand for now.
finding: The end of the last day is taken in a fixed time zone, not in that of the sender or of the customer.
workaround: Set the date one day later for customers in other time zones.
outcome fix: A quote will stay open until its last day has ended for the sender and for the customer, whichever is later. I have extended {ref} by two days in the meantime.
after: {cust} could accept it, thanks for extending.

# VAT & tax: reverse-charge-missing
severity: work_stops
pick country = Denmark | Portugal | Ireland | Slovenia | Finland | Belgium | Austria
pick vat = 21 | 19 | 20 | 25
subject: Reverse charge note missing on invoices to {country}
subject: {vat}% VAT charged to a business customer in {country}
subject: Wrong tax on {inv}: [{country} should be reverse charge|should have no VAT]
subject: [VAT ID is valid but|Valid VAT ID,] {cust} is charged {vat}%
body several: {inv} for {cust} in {country} was issued with {vat}% VAT. [They have a valid VAT ID, and until now these invoices came out with reverse charge by themselves.|It should be reverse charge: their VAT ID is checked green.] [I must cancel and re-issue it.|They will not pay it like this.] [Two more are waiting, I do not dare to send them.|What has changed?]
body everyone formal: Since {day}, invoices to business customers in {country} are issued with domestic VAT of {vat}% in place of the reverse charge. Invoice {inv} may serve as an example. As the return is due shortly, we ask you to treat this as urgent.
review: I have {inv} in front of me: valid VAT ID, customer in {country}, and {vat}% charged. I am looking at what the tax rule saw at that moment.
review: Please hold further invoices to {country} if you can. I am checking the answer we got from the VAT register for {cust}.
ask: When was the VAT ID of {cust} last checked, according to the contact page? >> It says it was checked on {day}, with the result "valid".
ask: Did anyone edit the tax settings or the country of {cust} lately? >> No, I looked at the audit log and nobody touched it.
note: Register for {country} answered "service unavailable" and our client stored that as "not verified", which falls back to {vat}%. Green mark on the contact page is the older result.
note: {agent}: fallback should keep the last valid answer for 30 days. {inv} is one of 83 documents since {day}.
finding: The VAT register of {country} was not reachable, and our check took this for "not valid". The invoice then fell back to {vat}%.
workaround: Choose "Reverse charge" by hand in the tax field of each line before issuing.
outcome fix: When a register cannot be reached, the last good answer counts and the invoice says when it was checked. {inv} can be cancelled and re-issued in one step with "Correct tax".
outcome data_corrected: The stored answers for {country} were corrected, and {inv} can be re-issued with "Correct tax". An unreachable register no longer changes the tax of an invoice.
after: I re-issued {inv} and it shows reverse charge. {cust} is happy.
after: It is right for {country} now, but I see the same with a customer in another country. Should I write a new ticket?

# VAT & tax: return-differs
severity: work_hindered
pick a, b, diff = 18,402.66 ~ 18,219.10 ~ 183.56 | 7,310.25 ~ 7,268.05 ~ 42.20 | 42,077.90 ~ 41,803.40 ~ 274.50 | 11,954.00 ~ 11,906.50 ~ 47.50
subject: VAT report and ledger differ by {diff}
subject: VAT return shows {a}, ledger export says {b}
subject: [Quarterly VAT figures|VAT figures] do not match the invoices
subject: Difference of {diff} in the VAT summary
body one: The VAT summary for the last quarter shows {a} of output tax. The ledger export for the same dates adds up to {b}. The difference is {diff} and I have spent [a whole morning|two evenings|hours] looking for it. [Which one is correct? I have to file by {day}.|I need one number I can sign.]
body one formal: Please find below the two figures for the past quarter:
  - VAT summary: {a}
  - Ledger export: {b}
  - Difference: {diff}
  // Both were created with the same period and the same filters. Please advise which figure is to be reported.
review: I am comparing the two documents line by line to find the {diff}.
review: Thank you for both figures. I will first see whether the {diff} comes from a single invoice or from many.
ask: Do you report VAT when the invoice is issued or when it is paid? >> When it is paid. We are on cash accounting.
ask: Were any invoices of the quarter credited after the quarter had ended? >> Yes, two, in the first week after it.
note: Credit notes issued after quarter end are taken by the ledger export with the date of the original invoice. Sum of both here is exactly {diff}.
note: Summary figure {a} is right for cash accounting. {agent} checked with the tax text book: the credit belongs to the new quarter.
finding: The ledger export puts credit notes into the quarter of the original invoice, the summary into the quarter in which they were issued. For you that is {diff}.
workaround: Use the figure of the VAT summary, {a}, for the return.
outcome fix: The ledger export will use the date of the credit note itself. Until then the VAT summary is the figure to report, and it is correct.
after: Filed with {a}. Thank you for the clear answer.

# VAT & tax: rate-change
severity: work_hindered
pick old, new = 19 ~ 16 | 20 ~ 21 | 7.7 ~ 8.1 | 22 ~ 24 | 21 ~ 22
subject: New VAT rate of {new}% not used on recurring invoices
subject: Recurring invoices still charge {old}% instead of {new}%
subject: Rate change to {new}% ignored by [subscriptions|templates|older schedules]
subject: {inv} has the old tax rate
body several: We set up the new rate of {new}% with its start date as described in the guide. [Single invoices use it correctly.|New invoices are right.] But the recurring ones, for example {inv}, still come with {old}%. [Do I have to edit each schedule?|We have about eighty schedules, please do not tell me to edit each one.]
body everyone: The tax changed from {old}% to {new}% and your system has not understood it everywhere. Invoices by hand good, invoices from schedule not good. See {inv}. What must we do?
review: {inv} does carry {old}% although the new rate was in force on its date. I am checking how the schedule stores its rate.
review: I am comparing one schedule that switched to {new}% with one that did not.
ask: Are the lines in these schedules from your product list, or typed freely? >> Typed freely, most of them. We do not use the product list much.
ask: Did any schedule switch to {new}% on its own? >> A few did. Those which use products from the list, I think.
note: Free lines in schedules keep the rate as a number ({old}) and not as a reference, so the start date of {new}% is never looked at. Product lines are fine.
note: Count for this account is in the sheet from {agent}. Migration can map {old} to the named rate where the country fits.
finding: Lines typed freely in a schedule keep {old}% as a fixed number. Only lines from the product list follow the change to {new}%.
workaround: "Schedules › Select all › Change tax rate" changes them together.
outcome fix: All lines will refer to the named rate and follow its dates. We will convert your schedules with a script and send you the list; invoices already issued must be corrected by you.
after: The list looks right. The next run came out with {new}%.

# Reminders: after-payment
severity: work_hindered
pick days = 2..6
subject: Reminder sent although {inv} was paid
subject: {cust} was dunned for an invoice they paid {days} days ago
subject: Payment reminders go out for paid invoices
subject: [Please stop reminders|Reminders] for invoices that are paid
body several: {cust} received a second reminder for {inv} this morning. They paid {days} days ago and the payment [is in our bank feed|can be seen in the bank feed], it is even matched. [I had to apologise on the phone.|They sent us a screenshot of their transfer, quite annoyed.] [This must not happen.|How can it send a reminder for a paid invoice?]
body everyone: Hi team, we are getting complaints: customers who have paid still get reminders. Example {inv}, paid {days} days before the reminder. I thought the reminder looks at the status in the moment of sending?
review: I see the payment for {inv}, {days} days old, and the reminder of this morning. I am checking when that reminder was put into the queue.
review: I am sorry for the call with {cust}. I have stopped reminders that are waiting for invoices with a payment, and am looking for the reason.
ask: Do you approve reminders by hand before they go out? >> Yes, {mate} releases them in a batch once a week.
ask: Was {inv} already marked as paid when the batch was released? >> Yes, it was paid in Tallyroom before that.
note: Batch of reminders is frozen when it is proposed, not when {mate} releases it. {inv} was paid in between, {days} days before sending.
note: {agent} confirms: only accounts with reminder approval on. Without approval the status is checked at sending.
finding: When reminders are approved in batches, the list is not checked again at the moment of release. {inv} was paid in between.
workaround: Press "Refresh list" before releasing a batch.
outcome fix: Each reminder will be checked once more right before it is sent, and dropped if nothing is due. The batch page will say how many were dropped.
after: We press Refresh now and no wrong reminder went out this week.
after: Sorry to reopen this, another one went out today for {inv2} although we refreshed the list.

# Reminders: wrong-language
severity: minor
pick lang, got = German ~ English | French ~ English | Dutch ~ German | Spanish ~ English | Polish ~ English
subject: Reminder for {cust} went out in {got}, not {lang}
subject: [Second|Third] reminders ignore the customer's language
subject: {lang} customers get {got} reminders
subject: Dunning letter in the wrong language ({got} instead of {lang})
body several: Our {lang} customers get the [second|later] reminder in {got}. [The invoice and the first reminder are in {lang}.|First reminder is fine.] {cust} has {lang} as language in the contact. [It is a small thing but it looks odd.|Some of them do not read {got}.]
body one terse: {inv}: first reminder {lang}, second one {got}. Contact language is {lang}.
review: I have found both reminders for {inv} and see the change of language between them. I am looking at where the second one takes its text from.
review: Thanks, I am comparing your reminder levels and their {lang} texts.
ask: Did you change the text of the second level yourself? >> Yes, we added a sentence about the late fee, some weeks ago.
ask: Did you edit it in every language or in one? >> Only in {got}, I believe.
note: When a level is edited in one language, the other texts of that level are marked outdated and {got} is used as fallback. {lang} text is still there, just flagged.
note: Flag "outdated" was meant as a hint for the editor. {agent} says mail rendering should never read it.
finding: After the second level was edited in {got}, its {lang} text was treated as out of date and skipped.
workaround: Open the level, choose {lang} and press "Save"; the text is used again.
outcome fix: An older translation will still be used, and the editor will only show a hint that it may need an update.
outcome works_as_designed: The {lang} text was held back because the {got} one had changed, so that customers do not get an old fee or date. Saving the {lang} text once brings it back. We have made the hint in the editor much clearer.
after: Saved it in {lang}, now it is right.

# Bank sync: stopped
severity: work_stops
pick days = 3..12
pick err = consent expired | connection refused by bank | account not found at bank
subject: Bank sync has not run for {days} days
subject: No bank transactions since {day}
subject: Bank connection says "{err}"
subject: [Bank feed is stuck|Bank feed stopped], cannot match payments
body everyone: Our bank sync has been standing still for {days} days. The page says "{err}". [I renewed the consent twice and confirmed it in the banking app, with no effect.|I reconnected, got a green tick, and still nothing arrives.] [We cannot see who has paid, so we cannot ship.|Around forty payments are waiting to be matched.]
body everyone terse: Bank sync: "{err}". {days} days now. Renewed consent. Nothing. Please fix.
body several: Dear support, I am a little worried. There are no new transactions since {day}, and the yellow message says "{err}". In the online banking all is normal. Did we do something wrong when we renewed the access?
review: I see "{err}" for your connection and the last good fetch {days} days ago. I am looking at what the bank answers to our request.
review: Thank you for renewing the consent; we did receive it. I am now checking why the fetch still uses the old one.
ask: Is the account you connected a joint or a sub-account? >> A sub-account. The main account is not connected.
ask: Did the bank change the account number or your contract recently? >> They moved us to a new contract, but the IBAN stayed the same.
note: Bank issued a new internal account id with the new contract. We store the old id next to the IBAN and fetch by id, hence "{err}". {days} days of data can be fetched later, the bank keeps 90.
note: {agent} opened a case with the aggregator for the second time this month. Same bank, 6 other customers.
finding: The bank gave your account a new internal identifier, and our connection still asks for the old one. That is answered with "{err}".
workaround: Upload the statement file (camt.053) under "Bank › Import" to match payments in the meantime.
outcome fix: The connection will look the account up by its IBAN whenever the identifier is unknown. The {days} missing days are fetched again, so nothing is lost.
outcome data_corrected: I have entered the new identifier for your account, and the {days} missing days have come in. A change that finds it by itself is being built.
after: Transactions are coming in again, including the {days} days. Great!
after: It worked for two days and stopped again this morning with the same message.

# Bank sync: double-transactions
severity: work_hindered
pick n = 8..37
pick amt = 89.90 EUR | 1,450.00 EUR | 312.75 GBP | 2,000.00 EUR | 640.00 CHF
subject: {n} bank transactions imported twice
subject: Payment of {amt} shows twice in bank sync
subject: Duplicate transactions [after reconnecting the bank|since we reconnected our account]
subject: Bank balance in Tallyroom is too high, [doubled entries|{n} doubles]
body several: After reconnecting our bank on {day}, {n} transactions are there twice. [For instance {amt} from {cust}: one is matched with {inv}, the other hangs around unmatched.|See {amt} from {cust}.] [The balance on the dashboard is wrong too.|Can I delete the second ones without breaking anything?]
body one: Hello, I see double. {amt} from {cust} appears two times on the same day, and it only came once, I checked at the bank. It is the same with {n} payments in total. All from the days around {day}.
review: I see the pairs, for example {amt} from {cust}. I am checking how the two differ in what the bank sent.
review: Please leave the {n} doubles alone for a moment. I want to make sure that removing them does not undo a match.
ask: Did you connect the same account under a new connection, or renew the old one? >> A new one, because the old one could not be renewed any more.
ask: Is the old connection still in the list? >> Yes, as "inactive".
note: Old and new connection overlap by 5 days, the fingerprint includes the connection id, so {n} rows came in again. {amt} from {cust} is a pair.
note: Script by {agent} removes the unmatched twin only. Dry run gives {n} rows, as the customer says.
finding: The new connection fetched days that the old one had already fetched. The check for doubles compares within one connection only.
workaround: Filter by "unmatched" and use "Ignore" on the second of each pair.
outcome data_corrected: The {n} unmatched twins are removed; the matched payments were not touched. Reconnecting will compare across connections from the next release on.
outcome fix: Doubles are now found across connections of the same IBAN. We have also removed your {n} twins, so the balance is right again.
after: Balance agrees with the bank again. Perfect.

# Bank sync: wrong-match
severity: work_hindered
pick amt = 150.00 | 99.00 | 480.00 | 1,200.00 | 75.50
subject: Payment of {amt} was matched to the wrong invoice
subject: Auto-match [mixed up|confuses] {cust} and {cust2}
subject: Bank matching ignores the invoice number in the reference
subject: {inv} marked as paid by somebody else's payment
body several: A payment of {amt} from {cust} was matched with {inv}, which belongs to {cust2}. [The reference clearly names {inv2}.|In the reference they wrote {inv2}, correctly.] [Only the amount is the same.|Both invoices are {amt}, that is all they have in common.] [Now {cust} gets reminders for something they have paid.|Since when does the amount count more than the number?]
body one: Strange one: {inv} ({cust2}) was closed with money from {cust}. Both owe us {amt} each month. The payer wrote {inv2}. I corrected it by hand, but I no longer trust the automatic matching.
review: I have looked at this payment: the reference says {inv2}, and the match went to {inv}. I am checking how the reference was read.
review: Thank you for the pair {inv} and {inv2}. I am running the matching again on a copy to see its reasons.
ask: How did {cust} write the number, exactly as in the bank feed? >> With spaces, like the bank does: every four characters there is a space.
ask: Is "match by amount" turned on in your settings? >> Yes, but as a second step, after the number.
note: Bank breaks the reference after 4 characters; our pattern wants {inv2} in one piece. Step 1 fails, step 2 picks {inv} because {amt} is equal.
note: {agent}: strip blanks before matching, and never match by amount if another customer's name is in the payment.
finding: The bank inserts spaces into the reference, so {inv2} was not recognised. The second step then chose by the amount of {amt} alone.
workaround: Set "match by amount" to "suggest only" until the fix is out.
outcome fix: Numbers are recognised with spaces, and a match by amount must also agree with the payer's name. Matches made by you by hand are never changed.
after: Suggest only is fine for us, we may even keep it like that.

# Payment links: already-paid
severity: work_hindered
pick amt = 220.00 EUR | 1,095.00 EUR | 58.40 GBP | 3,300.00 NOK | 745.00 EUR
subject: Payment link accepts a second payment for {inv}
subject: {cust} paid {inv} twice through the link
subject: Paid invoice can still be paid by link
subject: Double payment of {amt} via payment link
body one: {cust} paid {amt} for {inv} with the payment link and, [because the page was slow, clicked again|because no confirmation came, tried once more]. [Both payments went through.|Now we have two payments.] [I have to refund one, and the fees are gone.|Should the link not be closed after the first payment?]
body several formal: We would like to report that a payment link remains usable after payment. In the case of {inv} the amount of {amt} was charged twice within two minutes. The customer, {cust}, has asked for a refund.
review: Both payments of {amt} on {inv} are visible to me, less than two minutes apart. I am checking when the link learned of the first.
review: I am looking at what {cust} saw between the first and the second click on the link of {inv}.
ask: Did they pay by card or by bank transfer through the link? >> By instant bank transfer, both times.
ask: Has one of the two been refunded already? >> Not yet, I wanted to ask you first which one.
note: Link is closed by the provider's callback. For bank transfers it came 96 s late, so the second {amt} on {inv} was accepted.
note: {agent} proposes a "payment in progress" state on the link. Provider refunds the fee if asked within 14 days.
finding: With bank transfers the confirmation can take a minute or two, and until then the link of {inv} stayed open.
workaround: Refund the second payment from the payment page; the fee is waived if you do so within 14 days.
outcome fix: After the first attempt the link will show "payment in progress" and refuse another until the first one succeeded or failed.
after: Refunded, and the fee came back as well. Thanks.

# Payment links: apostrophe
severity: minor
pick name, wrong = O'Dwyer Fencing ~ O&#39;Dwyer Fencing | D'Amico Ceramics ~ D&#39;Amico Ceramics | L'Atelier Bois ~ L&#39;Atelier Bois | O'Hara Saddles ~ O&#39;Hara Saddles | N'Diaye Prints ~ N&#39;Diaye Prints
subject: Payment page shows &#39; in the name {name}
subject: Odd characters on the payment link of {name}
subject: [Apostrophe in a customer name|Apostrophe] is garbled on payment page
subject: {name} is shown wrongly when paying
body one: The payment page for {inv} greets our customer as `{wrong}`. [It should be {name}.|The name is {name}.] [In the invoice itself it is correct.|The PDF is fine.] [Not urgent, but customers think it is a phishing page.|They asked us if the page is genuine.]
body several: Little thing on the payment links: names with an apostrophe are broken, like {name}. I also see it in the receipt mail they get afterwards.
review: I see it on the payment page of {inv} as well. I am checking the receipt mail and the subject line too.
review: Thanks for reporting. I will go through every place where a customer's name is shown to the payer.
ask: Is the name right in the address book, with a plain apostrophe? >> Yes, in the address book and in the PDF it is right.
ask: Does it happen for other signs, for example an ampersand? >> I tried it with a test customer: the ampersand is wrong too.
note: Escaped twice, once by the provider's field and once by our page. Affects ' and &, and the receipt mail for {inv}.
note: {agent} has found the double escape in the shared header of the payment pages, three templates in all.
finding: Names are escaped twice on the payment page and in the receipt, so an apostrophe appears as a code.
outcome fix: The payment page and the receipt will show names as they are. It is a small change and goes out with the next release.
after: Looks right now, thank you.

# Currencies: old-rate
severity: work_hindered
pick cur, was, now = USD ~ 1.0712 ~ 1.0894 | SEK ~ 11.402 ~ 11.187 | CHF ~ 0.9631 ~ 0.9478 | PLN ~ 4.318 ~ 4.262 | NOK ~ 11.655 ~ 11.803
subject: {cur} exchange rate is stuck at {was}
subject: Invoices in {cur} use an old rate
subject: Exchange rate for {cur} [not updated for days|not updated since {day}]
subject: {cur} rate {was} should be {now}
body several: Our {cur} invoices are converted with {was}. Today's published rate is {now}. [It has not moved since {day}.|The date next to it still says {day}.] [On {inv} this makes a real difference.|Our figures in the dashboard are off because of it.]
body one: Question or bug, you decide: the rate of {cur} in Tallyroom reads {was} and the central bank says {now}. I looked on three different days. Invoice {inv} was booked with the old one.
review: I see {was} dated {day} for {cur} in your account, while other accounts have {now}. I am checking what is different about yours.
review: Thank you. I am looking at the last updates of {cur} and whether they reached your account.
ask: Has anybody entered a {cur} rate by hand? >> {mate} did once, for a single big invoice.
ask: Which source is set under "Currencies"? >> "Central bank, daily".
note: Manual rate {was} was saved as account default, not for the one document, because the dialog's tick box is on by default. Daily updates skip manual rates.
note: {agent}: 19 other accounts have a manual rate older than a week, surely by mistake.
finding: A rate entered by hand for one invoice was stored as the fixed rate of the account, and fixed rates are not updated.
workaround: Under "Currencies", open {cur} and choose "Back to daily rate".
outcome fix: A rate typed in an invoice will apply to that invoice only, and fixed rates will be clearly marked in the list. Your {cur} rate is back on daily updates.
after: It says {now} now. And I told {mate}.

# Currencies: payment-difference
severity: minor
pick cur, rest = USD ~ 0.03 | GBP ~ 0.02 | DKK ~ 0.07 | CZK ~ 0.40
subject: {inv} stays open with {rest} left after paying in {cur}
subject: Tiny remainder of {rest} on {cur} invoices
subject: Foreign currency invoice never closes ({rest} open)
subject: {cur} invoices paid in full [are still partly open|keep a rest of {rest}]
body several: {inv} was issued in {cur} and {cust} paid the exact amount. Still {rest} is shown as open. [It is a rounding difference from the conversion, I guess.|Nobody will ever pay that.] [I have a whole list of such cents.|How do I get rid of it without a credit note?]
body one terse: {inv} in {cur}. Paid exactly. {rest} open. Please close it or explain.
review: The payment for {inv} equals the invoice in {cur}, as you say. I am finding out where the {rest} comes from.
review: I am comparing the conversion on the day of the invoice with that on the day of payment.
ask: Was the money received on a {cur} account or converted by the bank? >> Converted by the bank, our account is in our own currency.
ask: Do you have an account for exchange differences in the settings? >> I did not know there is one, so no.
note: Bank converted, remainder {rest} is a true exchange difference. Without an account for differences the app leaves it open and says nothing.
note: Not a defect in the sums. {agent} agrees the silence is poor: setup should ask for the account once {cur} is used.
finding: The remainder of {rest} is an exchange difference. Without an account for such differences, Tallyroom has nowhere to book it.
workaround: Name an account under "Currencies › Differences"; remainders below 1.00 are then booked by themselves.
outcome works_as_designed: Once an account for exchange differences is named, {inv} and the others close by themselves overnight. The page for currencies now says so when it is missing.
after: Done, and overnight they all closed. Wonderful.

# E-invoicing: rejected
severity: work_stops
pick code = BR-CO-10 | BR-16 | BR-S-08 | BR-DEC-23 | BR-CO-17
subject: E-invoice {inv} rejected with {code}
subject: Public authority rejects our XML invoices: {code}
subject: Validation error {code} [on e-invoices|since the last release]
subject: {cust} cannot read our e-invoice, error {code}
body several: The portal of [our city|the ministry|the hospital group] rejected {inv} with the error {code}. [We sent the same kind of invoice last month without trouble.|Last month it went through.] [If we cannot deliver in XML, we are not paid.|They only accept XML, so we are stuck.] [Only invoices with a discount seem to be touched.|It has a discount on the document, as always.]
body everyone formal: We refer to the structured invoice {inv}, which was refused by the receiving platform. The validator reports rule {code}. Invoices without a discount pass. Kindly investigate, as our payment terms start with acceptance only.
review: I have run {inv} through the public validator and get {code} too. I am looking at how the document discount is written into the XML.
review: Thank you for the error code. I am comparing {inv} with an invoice from last month that passed.
ask: Is the discount on {inv} a percentage or a fixed amount? >> A percentage, 2% for the whole invoice.
ask: Could you attach the report of the receiving platform? >> Attached. It repeats {code} once for each tax rate.
note: Document level allowance is rounded per tax rate, sum is off by 0.01 so {code} fires. Regression from the rounding change in 7.41.
note: {agent} added {inv} to the set of test documents. 14 reports so far, all with allowance and two tax rates.
finding: With a discount on the whole document and more than one tax rate, the allowances in the XML do not add up to the total by a cent, which violates {code}.
workaround: Put the discount on the lines instead of the document; such invoices validate.
outcome fix: The allowances are now shared out so that they add up exactly. {inv} can be sent again without changes once the release is out, and we will write to you then.
after: With line discounts {inv} was accepted. We wait for the release for the rest.
after: Another rejection today on {inv2}, again {code}. Is the fix out yet?

# E-invoicing: attachment-lost
severity: work_hindered
pick size = 3.1 MB | 4.8 MB | 2.4 MB | 6.0 MB
pick file = timesheet.pdf | delivery_note.pdf | hours_signed.pdf | worklog.pdf
subject: Attachment {file} missing from e-invoice {inv}
subject: E-invoices are sent without their attachments
subject: [Receiver says|{cust} says] {file} is not in the XML
subject: {file} ({size}) dropped from {inv}
body one: We attached {file} ({size}) to {inv} and sent it as an e-invoice. {cust} says there is no attachment in it. [In Tallyroom I still see it.|On our side everything looks as if it had been sent.] [Without the signed sheet they do not pay.|They need it to approve the invoice.]
body several: Hello, is there a limit for attachments in e-invoices? {file} is {size} and it disappeared on the way, without any message. Smaller files seem to arrive.
review: I have looked into the XML we sent for {inv}: {file} is really not inside. I am checking the size limits on the way.
review: Thank you for the name and size of the file. I am sending a test e-invoice with a file of {size} to follow it.
ask: Which channel does {cust} receive by, the network or e-mail? >> By the network, they gave us a receiver ID.
ask: Was any warning shown when you pressed "Send"? >> No, it said "Sent" in green like always.
note: Our access point drops embedded files over 2 MB and returns "accepted with remarks". We read only "accepted". {file} was {size}.
note: {agent}: show remarks on the document and refuse before sending if above 2 MB.
finding: The network service removes embedded files above 2 MB and tells us so in a remark that we did not show. {file} has {size}.
workaround: Reduce {file} below 2 MB, or put it on the portal and add the link to the invoice.
outcome fix: Tallyroom will warn before sending when an attachment is too large for the network, and show every remark of the receiver on the document.
outcome wont_fix: The limit of 2 MB belongs to the network, so we cannot lift it and larger files will not travel inside an e-invoice. We do show a warning before sending now.
after: We scan with a lower resolution now and it fits.

# Invoices: wrong-address
severity: minor
subject: {inv} was sent to an old e-mail address
subject: Invoices for {cust} go to the previous contact
subject: [Changed e-mail|New billing address] of {cust} is ignored
subject: Invoice mail still goes to someone who left {cust}
body one: I changed the billing e-mail of {cust} [on {day}|last week]. {inv} still went to the old address. [The person there left the company.|That person has retired.] [The invoice sat in a dead mailbox until they asked for it.|Luckily somebody forwards the mail.] Where else is the address stored?
body several: New address in the contact, old address in the mail. It happened with {cust} and with {cust2}. {inv} bounced because of it. Do I need to change it in more than one place?
review: I see the new address in the contact and the old one in the log of {inv}. I am checking where that one was taken from.
review: Thanks. I am looking at how {inv} was created, because that decides which address it carries.
ask: Was {inv} made from a draft which existed before {day}? >> It is a recurring invoice, the schedule is about two years old.
ask: Do you send to one address for this customer or to several? >> Only one, for invoices.
note: Schedule keeps its own copy of the address from two years ago. {inv} took it from there. Same for quotes turned into invoices.
note: {agent}: should keep a reference unless it was edited on purpose. 2 schedules of this account differ from the contact.
finding: A schedule keeps the e-mail address it was created with and does not follow changes of the contact.
workaround: Open the schedule of {cust} and press "Take from contact".
outcome fix: Schedules will follow the contact unless you entered a different address there on purpose. We have updated the two schedules of your account that differed.
after: The next one arrived at the right place, {cust} confirmed.

# Invoices: slow-list
severity: work_hindered
pick secs = 18..55
pick count = 9,400 | 14,200 | 22,800 | 31,500 | 12,700
subject: Invoice list takes {secs} seconds to open
subject: Invoices page is very slow [today|this week|since {day}]
subject: [Timeout|Page hangs] when filtering {count} invoices by customer
subject: Opening all invoices for {cust} takes forever
body everyone: The invoice list needs around {secs} seconds to load since {day}. We have about {count} invoices. [Without a filter it is quick; by customer it crawls.|It is only slow with a filter on the customer.] [The whole team is waiting all day long.|With twelve people working on it that adds up.]
body several: morning, list of invoices is super slow for us, {secs}s with filter on {cust}. sometimes I get the "taking too long" page. internet is fine here.
review: I can see requests of {secs} seconds for your account since {day}. I am looking at what the filter asks of the database.
review: Thank you, the time and the filter help a lot. I am testing with a copy that has {count} invoices.
ask: Do you have the column "Paid by" switched on in the list? >> Yes, all of us have, we need it.
ask: Is it also slow in the evening? >> I tried at eight in the evening and it took the same {secs} seconds.
note: "Paid by" plus customer filter loads payments one by one: {count} rows, one query each. Not load, so the same in the evening.
note: {agent} has a branch with one joined query; {secs} s becomes 0.6 s on the copy.
finding: With the column "Paid by" and a filter on the customer, the payments are fetched one at a time for each invoice.
workaround: Hide the column "Paid by" while filtering; the list is quick then.
outcome fix: The payments will be fetched together with the list. On a copy of your data the page opens in under a second.
after: Huge difference, under a second here too!

# Invoices: draft-lost
severity: work_hindered
pick mins = 20..50
pick lines = 15..48
subject: Draft invoice with {lines} lines lost after saving
subject: Lost {mins} minutes of work on a draft
subject: Session ended and my draft of {inv} was gone
subject: Draft not saved [although it said "Saved"|when the session ended]
body one: I typed an invoice with {lines} lines for {cust}, about {mins} minutes of work. When I pressed "Save" I was asked to sign in again, and after that the draft was empty. [It had said "Saved" in the corner the whole time.|The corner said "Saved automatically".] [Can you get it back?|Is there any way to restore it?]
body one: This is really frustrating!! {mins} minutes for {lines} lines, then the login page, then nothing. Why does it say it saves if it does not save?
review: I am sorry about the lost work. I am looking in the autosave store for anything left of your {lines} lines.
review: I see your session ended while the editor was open. I am checking which of the automatic saves still reached us.
ask: Did you have the editor open in more than one tab? >> Yes, a second tab with the same customer to compare prices.
ask: About when did you start typing? >> Shortly after lunch, and I pressed save about {mins} minutes later.
note: Autosave got 401 from the moment the session ended and the editor ignored it. First 6 of the {lines} lines are in the store, the rest never arrived.
note: Signing out in the second tab ends the session of the first one too. {agent} wants a banner the moment autosave is refused.
finding: The session ended in the other tab, and from then on the automatic saves were refused while the editor kept saying "Saved".
outcome fix: The editor will warn at once when a save is refused and keep your text in the browser until you have signed in again. Of your draft we could restore the first six lines; the others never reached us, and I am sorry for that.
after: Thank you for the six lines at least. Looking forward to the warning.

# Quotes: totals-optional
severity: minor
pick ref = Q-2### | Q-6### | Q-1###
pick base, opt, sum = 4,200.00 ~ 650.00 ~ 4,850.00 | 1,980.00 ~ 240.00 ~ 2,220.00 | 12,400.00 ~ 1,100.00 ~ 13,500.00 | 760.00 ~ 90.00 ~ 850.00
subject: Optional item is added to the total of quote {ref}
subject: Quote total {sum} includes the optional {opt}
subject: {ref}: optional lines counted [in the PDF|in the total]
subject: Total should be {base}, not {sum}
body one: In {ref} I marked one line ({opt}) as optional. On the screen the total is {base}, as it should be. In the PDF it is {sum}. [{cust} asked why it costs more than agreed.|The customer noticed before I did.] [Which is the binding one?|Please correct the PDF.]
body several formal: In quotes with optional positions the PDF total includes these positions. For {ref} it states {sum} in place of {base}; the difference is the optional position of {opt}. The web view is correct.
review: I see {base} on the screen and {sum} in the PDF of {ref}. I am comparing how each of them adds up.
review: I am checking whether your template or our code adds the {opt}.
ask: Which template does {ref} use? >> Our own, made from "Classic".
ask: Does it also happen with the built-in "Classic" template? >> No, there it says {base}.
note: Customer's copy of Classic sums all lines in the template; the built-in one has used the field for the total since last year. {ref}: {base} vs {sum}.
note: {agent}: about 130 own templates were copied from the old Classic.
finding: Your template was copied from an older "Classic" which adds up all lines itself, optional ones included.
workaround: In the template, replace the block "Sum of lines" with "Quote total".
outcome workaround: With the block "Quote total" your template gives {base}. We cannot change customers' own templates from here, so we have written to everyone whose copy is that old.
outcome data_corrected: With your permission I exchanged the block in your template; {ref} now says {base} in both places. Quotes already sent are unchanged.
after: Thanks, the block was easy to find.

# Credit notes: negative-quantity
severity: minor
pick qty = 3..24
subject: Credit note for {inv} shows {qty} instead of -{qty}
subject: Quantities on credit notes have no minus in the export
subject: Ledger doubles our revenue because of credit notes
subject: Credit notes exported [as positive|without a sign]
body several: In the export to our ledger the credit note for {inv} shows a quantity of {qty} with a positive amount. [It should be -{qty}.|A minus is missing.] [Our ledger reads it as another sale.|So our revenue is too high.] [We fix it by hand every month.|{mate} has corrected it by hand so far.]
body one: Hi, is it on purpose that credit notes come out positive in the CSV? For {inv} we credited {qty} pieces and the line says {qty}. The import on the other side counts it as sales.
review: I have made the export with the credit note of {inv} and see the positive {qty}. I am checking which layouts do this.
review: Thanks, I am comparing the layouts "Ledger simple" and "Ledger full" for this credit note.
ask: Which layout do you export with? >> "Ledger simple", since the beginning.
ask: Is there a column "Document type" in your file? >> No, that is only in the full one, I think.
note: "Ledger simple" gives absolute values and has no type column, so the credit of {qty} cannot be told from a sale. Full layout is right.
note: {agent} would rather sign the amounts in simple too, behind a switch, because some imports rely on it.
finding: The layout "Ledger simple" writes amounts without a sign and without the document type, so a credit looks like a sale.
workaround: Use "Ledger full", which has a sign and the document type.
outcome fix: "Ledger simple" gets a switch "Credits as negative amounts", on for new accounts and off for existing ones so that nobody's import breaks.
after: We moved to the full layout, that was simpler than I thought.

# Reminders: fee-on-fee
severity: work_hindered
pick fee, twice = 5.00 ~ 10.00 | 7.50 ~ 15.00 | 12.00 ~ 24.00 | 40.00 ~ 80.00
subject: Late fee of {fee} charged twice on {inv}
subject: Second reminder adds the fee [again|a second time]
subject: Dunning fee {twice} instead of {fee}
subject: {cust} complains about double late fees
body several: Our rule says one late fee of {fee} per invoice. On the second reminder for {inv} it says {twice}. [{cust} is right to complain.|We are not allowed to do this by law.] [We have not changed the rule.|The settings are as before.]
body everyone formal: Our dunning rules provide for a single fee of {fee}. The second-level reminder for {inv} states {twice}. Please clarify whether other customers were charged twice, and provide a list of them.
review: The rule in your settings says {fee} once, and {inv} has {twice}. I am looking at when the second one was added.
review: I am making the list of all reminders with {twice} in your account while I look for the cause.
ask: Was the first reminder for {inv} sent again by hand? >> Yes, {mate} sent it again because the customer had lost it.
ask: Have any customers paid the double fee? >> Two have, as far as I can see.
note: Re-sending a reminder by hand counts as a new one and books {fee} again. "Once per invoice" is only checked between levels.
note: {agent} finds 3 in this account, 2 of them paid, rest open. Give the list to {mate}.
finding: Sending a reminder again by hand books the fee of {fee} a second time.
workaround: Use "Download PDF" and send it yourself when a customer needs a copy.
outcome data_corrected: The second fee was taken off {inv} and the others on the list, and two customers have a credit. Sending a copy no longer books a fee.
outcome fix: Sending a copy of a reminder will not book a fee any more. The double fees on your account have been removed and the list is attached.
after: List received, all correct. We have refunded the two.

# Expenses: receipt-rotated
severity: minor
pick n = 3..9
subject: Scanned receipts are rotated by 90 degrees
subject: {n} receipts from my phone lie on their side
subject: Receipt photos turned sideways [in the PDF|in the export|]
subject: Amount not recognised because the receipt is sideways
body one: The receipts I take with the phone (app {app}) are shown on their side in the web. [In the phone they are upright.|The camera shows them right.] [Because of that the amount is not recognised.|The text recognition then finds nothing.] I had to type {n} of them by hand.
body several: Since app {app} our receipt photos are rotated. {mate} and I both see it. In the monthly PDF they are sideways too, which makes {n} pages hard to read.
review: I have looked at your last {n} receipts and they are stored sideways. I am checking what the app tells us about their orientation.
review: Thank you for the app version. I am taking test photos with {app}, upright and across.
ask: Do you take the photo inside the app or choose it from the gallery? >> Inside the app, with the receipt button.
ask: Was it right with the version before {app}? >> I believe so, it began after the update.
note: {app} strips the orientation tag when it shrinks the photo. From the gallery the tag survives. {n} receipts can be turned by script.
note: Recognition service gets the sideways picture; {agent} says it would accept a rotation hint.
finding: Version {app} of the app removes the orientation of a photo when it makes it smaller.
workaround: Take the photo with the camera first and choose it from the gallery.
outcome fix: The next version of the app turns the photo before it is made smaller. Your {n} receipts have been turned and read again.
after: Nice, even the amounts are filled in now.
"""
