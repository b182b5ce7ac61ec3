"""What customers of the example desk ask, the answers they get, and what they ask when an answer was not enough."""

TEXT = """
# Invoices: numbers-from-one
severity: minor
pick form = 2027-001 | 27/0001 | R27-001 | 2027-0001
subject: Start invoice numbers from one in the new year
subject: How do I change the format of invoice numbers?
subject: Number range for the new year ({form})
subject: Can numbers begin with the year, like {form}?
subject: New year, new numbers: where is the setting?
body one: For the new year I would like numbers like {form}. [At the moment they just run on.|Up to now they count on without the year.] [Is this allowed in the middle of the year as well?|Can I do that at any time?] And do the old invoices keep their numbers?
body one formal: Please let us know how the number range can be reset at the turn of the year and how the format {form} is configured. Our tax adviser would like to be sure that no number can be issued twice.
body several: Hello, {mate} tried to set the numbers back to one and got "lower than last number". [We do not want to break anything.|We stopped there.] What is the right way?
body one terse: Want {form} from January on. How?
more: We write about forty invoices a month.
more: Our software before this did it by itself on the first of January.
review: I am looking at the number range in your account and at the last number used, so that the steps fit.
review: Thank you for asking before trying further. I am checking what made the page refuse the lower number.
ask: Should quotes and credit notes start again as well, or invoices only? >> Invoices and credit notes. Quotes may run on.
ask: Do you use the numbers in a payment reference with your bank? >> No, only as text.
note: Refused because format had no year in it, so numbers would repeat. With the year in the format it is accepted. {agent} suggests saying that in the message.
outcome answer: A range can start again as soon as the format holds the year:
  1. Go to "Settings › Numbering › Invoices" and press "New range".
  2. Enter the format with the year in it, for instance {form}.
  3. Choose "Start again each year" and the date from which it is used.
  4. Do the same under "Credit notes".
  // Old invoices keep their numbers. The message "lower than last number" appears when the format has no year, because numbers would then occur twice.
after: Done, the first invoice has the new number. Thank you.
after: Great, clear steps. My tax adviser is content too.
again: One thing more: I have a draft from last year. Which number will it get when I issue it now?
again_answer: It gets a number from the range which is in force on the date of the invoice. If you date it in the old year, it takes the next number of the old range.

# Invoices: correct-one
severity: minor
subject: How do I correct an invoice that has been sent?
subject: Wrong [address|quantity|date] on {inv}, what now?
subject: {inv} has a mistake, can I edit it?
subject: Correct an issued invoice [without a mess|properly]
body one: In {inv} to {cust} I typed the wrong [quantity|name of the street|service date]. The fields are locked. [What is the correct way, a credit note, or can you unlock it?|Do I really have to write a credit note for that?]
body one: I made a stupid mistake on {inv} and {cust} needs a right one today. [Please tell me what to press.|Which button is it?] I am afraid of making it worse.
body several formal: Kindly explain the correct procedure for amending an issued invoice under your software, where the amount remains unchanged and only the recipient's address is to be corrected ({inv}).
body one terse: {inv}: PO number missing. Already sent. Correct how?
more: The month is not closed yet.
more: It is the first time this happens to me here.
review: I am looking at {inv} to see what is wrong in it: with or without a change of the amount makes a difference.
review: Thank you. I am checking whether {inv} has a payment or a booking, as the way depends on it.
ask: Does the amount change? >> No, only the text.
ask: Has {cust} paid {inv} already? >> Not yet, they wait for the correct one.
note: Text only, so "Correct" is enough. Issued more than 14 days ago? No. {agent} wants this in the guide with a table.
outcome answer: It depends on what is wrong:
  - If only texts are wrong (address, reference, description): open {inv} and choose "Correct". A new document with the same amount is made, which names the old one.
  - If the amount is wrong: choose "Cancel and copy". You get a credit note for {inv} and a draft to change.
  // Both keep your books whole, and {inv} itself stays readable. Please do not write a second invoice without either, since both would count as revenue.
after: "Correct" it was. {cust} has the new one already.
after: Thank you, less trouble than I feared.
again: I chose "Cancel and copy" though only the text was wrong. Do I have to undo something?
again_answer: No, that is right as well, it only makes one document more. Issue the draft and {cust} has a valid invoice; the credit note has closed the old one.

# Invoices: order-number
severity: minor
pick po = PO-88### | 45000##### | B-7### | 2026/1###
subject: Where do I put the customer's order number?
subject: {cust} wants {po} on the invoice
subject: Purchase order number on invoices
subject: [Field for|How to show] the purchase order on {inv}
body one: {cust} sent {inv} back because their order number ({po}) is not on it. [I cannot find a field for it.|Where is that field?] Next time I would like to be asked for it.
body one: Hello! A big customer at last, and they want {po} on everything. [I wrote it in the text above the lines, is that good enough?|Is the text above the lines the right place?] They read it by machine, they say.
body several formal: Our customers in the public sector require an order reference in a defined position. Please advise how it is entered, and how to make it mandatory for certain customers.
body one terse: Field for PO number? Also in XML please.
more: They print it on every order, so I have it at hand.
more: {cust} is not the only one who wants this.
review: I am checking where {cust} expects the reference, because on paper and in an e-invoice it sits in different places.
review: Thank you. I am looking at your template, to see whether it shows the field at all.
ask: Do you send {cust} a PDF or an e-invoice? >> PDF now, but they have announced e-invoices.
ask: Is it one number for the whole year or one for each order? >> One for each order.
note: Field "Order reference" is there, the customer's template hides it when empty and it was never filled. {agent}: also BT-13 in XML.
outcome answer: There is a field of its own for this:
  1. In the draft, unfold "References" above the lines and enter {po} under "Order reference".
  2. In the contact, tick "Ask for order reference"; a draft for {cust} cannot be issued without it any more.
  // The PDF shows it below the invoice number. In an e-invoice it is written to the place where machines look for it, which a text above the lines is not.
after: Works, and {cust} has accepted it. Thanks!
after: "Ask for order reference" is what I was hoping for.

# Invoices: copy-for-bookkeeper
severity: minor
subject: Send a copy of each invoice to our bookkeeper
subject: Automatic copy of invoices to a second address
subject: Can our tax adviser get every invoice by mail?
subject: BCC for all outgoing invoices
body one: Our bookkeeper wants a copy of each invoice. I forward them by hand and forget half. [Can Tallyroom do that by itself?|Is there a setting for it?] The customer must not see the address.
body several: Good morning, we would like all outgoing documents (invoices and credit notes, but not quotes) to go to our tax adviser as well. [One mail a day with all would be even nicer.|Would it be possible as one mail a day?]
body one formal: Is it possible to define a blind copy for all outgoing documents? If so, please indicate whether this counts towards the sending limit of our plan.
body one terse: BCC to accountant, every invoice. Possible?
more: She works for us two days a month.
more: Quotes are of no interest to her.
review: I am looking at which documents you send by mail and which by other ways, because a copy only follows the mail.
review: Thank you. I am checking whether access for your bookkeeper would serve you better than a stream of mails.
ask: Does the bookkeeper need the mail, or the PDF in some folder? >> The PDF. Mail is only a means.
ask: Are there invoices you print and post? >> Yes, about ten a month.
note: BCC misses the posted ones. "Daily parcel" covers all. {agent}: free external bookkeeper user is another way.
outcome answer: There are two ways, and the second includes what you print and post:
  1. A blind copy of each mail: "Settings › Mail › Blind copy", and choose the kinds of documents there. It does not count towards your limit.
  2. One mail a day with all PDFs: "Settings › Daily parcel", enter the address and the hour.
  // Or invite the bookkeeper as "External bookkeeper", which is free of charge, and she takes what she needs.
after: The daily parcel is perfect, thanks.
after: She prefers to have a user of her own. Done, thank you.
again: The parcel came yesterday, but there were only invoices in it, no credit notes.
again_answer: In "Daily parcel" there is a list of kinds below the address; credit notes are not ticked at first. Tick them, and press "Send again" for yesterday.

# Invoices: did-it-arrive
severity: minor
subject: How do I know whether an invoice arrived?
subject: {cust} says {inv} never came
subject: Proof that {inv} was sent
subject: Is there a way to see that the customer [received|opened] the invoice?
body one: {cust} claims they never got {inv}. In Tallyroom it says "Sent". [What exactly does "Sent" mean?|Does that mean it arrived?] I need something to show them.
body several: Once a week a customer tells us the invoice did not come. [We believe most of them, but not all.|It is often the ones who pay late anyway.] What can we see about the delivery of a mail, and could you send us the record for {inv}?
body one formal: In a dispute about late payment we have to prove the delivery of {inv}. Which evidence does Tallyroom provide, and for how long is it kept?
body one terse: Delivery log for {inv}? Customer denies.
more: The address is the one that we always use.
more: I have sent it again in the meantime.
review: I am reading the delivery record of {inv} to tell you what happened to it.
review: Thank you. I am looking at what the customer's mail server answered on that day.
ask: Which address was {inv} sent to, and is it still right? >> To the general office address. It should be right.
ask: Did you send it from Tallyroom or download it and send it yourself? >> From Tallyroom.
note: Accepted by their server with id, 4 s after sending. Probably in their spam. {agent}: record is kept for ten years with the document.
outcome answer: Every document has a delivery record: open {inv}, then "More › Delivery". "Accepted" with a time means that the customer's mail server took the mail; what happened behind it we cannot see. "Returned" means that it was refused, with the reason. // For {inv} it says "Accepted" a few seconds after sending. "Download record" gives you a page to pass on, and it is kept as long as the document. We do not track whether a mail is opened. If you need certainty, the customer's portal notes when a document was downloaded.
after: I sent them the record, and suddenly the invoice was found.
after: Thank you, the page was what our lawyer needed.

# Recurring invoices: take-a-break
severity: minor
pick n = two | three | four | six
subject: Pause a recurring invoice for {n} months
subject: How can I interrupt a subscription?
subject: {cust} takes a break, what to do with the recurring invoice?
subject: Stop recurring invoice [for some time|temporarily], not for ever
body one: {cust} wants to pause for {n} months. If I end the recurring invoice I have to set it up again [with all its lines|from scratch]. [Is there a pause?|Can it be stopped for a while?]
body several: We run a fitness studio; members may pause for {n} months. At the moment we delete the invoice each month before it goes out. Surely there is something better?
body one formal: Please inform us whether a recurring invoice can be suspended for a defined period, and whether the contract term is prolonged accordingly.
body one terse: Pause recurring {n} months, then continue. How?
more: The contract itself goes on.
more: It concerns about five customers a year.
review: I am looking at the schedule of {cust}, to see which pause fits: skipping runs or moving the end.
review: Thank you. I am checking how the term behaves if runs are left out.
ask: Should the months be added at the end of the contract? >> Yes, for most members.
ask: Should the customer be told about the pause by Tallyroom? >> No, we do that in person.
note: "Pause until" skips runs; "Extend end" has its own tick. {agent}: the tick is off by default, mention it.
outcome answer: A recurring invoice can rest:
  1. Open it and choose "Pause until", with the date of the first invoice after the break.
  2. Tick "Extend the end" if the months should be added at the end.
  3. Save. The list shows it with a grey mark, and it goes on by itself on that date.
  // Nothing is sent to the customer about it. Invoices already made stay valid; cancel one if it falls into the break.
after: Just what we needed, thank you.
after: {n} months of peace. Works.
again: I paused it and the end date stayed as it was. Can I still extend it?
again_answer: Yes: open the pause again from the grey mark, tick "Extend the end" and save. It works as long as the pause has not ended; after that change the end date by hand.

# Recurring invoices: new-price
severity: minor
pick old, new = 49.00 ~ 54.00 | 120.00 ~ 129.00 | 18.50 ~ 19.90 | 240.00 ~ 255.00
subject: New price in a recurring invoice from a certain month
subject: Change price from {old} to {new} as of {month}
subject: How do I raise the price for {cust} from {month} on?
subject: Recurring invoice: price change [in the future|with a start date]
body one: From {month} on {cust} pays {new} in place of {old}. [If I change it now, the next invoice would already be higher.|When I change it today it counts at once, doesn't it?] Can I enter it in advance?
body one: I always set a reminder in my phone to change prices on the right day. [Last time I was on holiday that day.|It fell on a Sunday last time.] There must be another way?
body several formal: How is a price change entered in a recurring invoice ahead of time so that it takes effect on the first of {month}? Does the customer see both prices?
body one terse: {old} now, {new} from {month}. Enter today?
more: The letter with the new price has gone out.
more: Other customers keep their price for now.
review: I am looking at the lines in the recurring invoice of {cust}, since product lines and free lines differ here.
review: Thank you. I am trying it on a copy, to be sure of what the customer would see.
ask: Is the line a product or typed freely? >> A product.
ask: Is the new price for {cust} alone or for everybody with this product? >> For {cust} only.
note: Lines have "valid from / until" since the tax rate change. {agent}: two lines for the same product, one ends, one begins.
outcome answer: Lines in a recurring invoice can have dates:
  1. Open the recurring invoice and the line with {old}; set "Valid until" to the last day before the change.
  2. Choose "Copy line", enter {new}, and set "Valid from" to the first day of {month}.
  3. "Preview next runs" shows the invoices before and after.
  // The customer sees only the line that is valid on the day of the invoice.
after: The preview shows it exactly. No more alarm in my phone.
after: Thanks, entered for {cust} and for next year as well.

# Quotes: bill-in-parts
severity: minor
pick ref = Q-1### | Q-2### | Q-5###
subject: Turn quote {ref} into several invoices
subject: Bill a part of an accepted quote
subject: How do I invoice only some lines of {ref}?
subject: Accepted quote, delivered in two parts, two invoices?
body one: {cust} has accepted {ref}. We deliver the first half now and the rest in {month}. [How do I invoice only what is delivered?|When I press "Make invoice" everything is in it.] And how do I see what is still to be billed?
body several: We often have quotes that are delivered in pieces. {mate} makes the full invoice and deletes lines, [and then the quote counts as done|so the rest is forgotten]. What is the intended way?
body one formal: May we ask how partial invoicing of an accepted quote ({ref}) is carried out, and how the remainder is displayed?
body one terse: {ref}: bill lines 1-4 now, rest later. Steps?
more: The order was confirmed in writing.
more: {mate} has the delivery notes.
review: I am looking at {ref} and its lines. I want to see whether parts are whole lines or quantities.
review: Thank you. I am checking what happens to the rest in the report when lines are deleted by hand.
ask: Are whole lines delivered, or part of a quantity? >> Both: line 2 is 40 pieces, of which 25 are delivered.
ask: Has an invoice been made from {ref} already? >> One, with lines deleted by hand.
note: "Make invoice › Choose lines" handles quantities. The one made by hand must be linked to {ref}, otherwise the rest is wrong.
outcome answer: An accepted quote can be billed in parts:
  1. Open {ref}, press the arrow beside "Make invoice" and choose "Choose lines".
  2. Tick the lines and change the quantity where only a part was delivered.
  3. Make the invoice. {ref} now shows "Partly billed" with the rest.
  // For the invoice made by hand: open it, "References › Quote", and choose {ref}. The rest is then right. The view "Partly billed" lists all quotes with something left.
after: 25 of 40, and the rest waits there. Thank you!
after: I linked the older one, everything adds up now.
again: The quote says "Partly billed", though all is delivered and three pieces were given up. How do I finish it?
again_answer: Open it and choose "Close the rest"; enter a reason, for example that three pieces were dropped. It counts as billed then and leaves the view.

# Quotes: deposit-first
severity: minor
pick pct = 30 | 40 | 50
subject: Ask for a deposit of {pct}% before starting
subject: Deposit invoice, how do I make one?
subject: Prepayment: invoice for {pct}% and then the rest
subject: {cust} pays {pct}% in advance, how do I enter it?
body one: I want {pct}% from {cust} before I order the material. [Is that an invoice like any other?|Do I write a normal invoice for it?] And how does the final invoice know that something has been paid?
body one: First time I take a deposit, sorry for a beginner's question. {pct}% now, rest on completion, with VAT. [How do I do that correctly?|What is the right order?]
body several formal: Please describe how advance payments are to be invoiced in Tallyroom, in particular the treatment of VAT in the final invoice.
body one terse: {pct}% deposit + final invoice. VAT correct? Steps please.
more: The order is from {cust}, a new customer.
more: It is the usual way in our trade.
review: I am checking how VAT on deposits works in the country of your account before I write down the steps.
review: Thank you for asking first, it saves a correction later. I am looking at whether there is a quote to start from.
ask: Is there an accepted quote for this order? >> Yes, accepted last week.
ask: Do you report VAT when invoiced or when paid? >> When paid.
note: Standard case. {agent}'s draft article on deposits answers all of it, not published yet.
outcome answer: Start from the accepted quote:
  1. Press the arrow beside "Make invoice" and choose "Deposit", then enter {pct}%.
  2. Send it. VAT is shown on the deposit and reported once it is paid.
  3. When the work is done, choose "Final invoice" in the same quote. The full amount is listed, and the deposit is deducted with its VAT.
  // Please use the button for the deduction and no line with a minus, since VAT would then be counted twice.
after: Very clear, thank you. The deposit is out.
after: No silly question, then. It all worked.
again: The customer paid a little less than the deposit. Will the final invoice be wrong?
again_answer: No. The final invoice deducts what was paid, not what was billed, and asks whether to close the rest of the deposit. Confirm that, and the difference is part of the final amount.

# Credit notes: pay-it-out
severity: minor
pick amt = 84.00 | 260.50 | 1,130.00 | 49.90
subject: How do I pay out a credit note?
subject: {cust} has a credit of {amt}, wants the money back
subject: Refund {amt} [instead of|and not] setting it against the next invoice
subject: Credit note is open, how do I settle it?
body one: {cust} sent goods back, I wrote a credit note of {amt}. They have no open invoice and want the money. [The transfer is made, but the credit note stays "open".|I made the transfer in online banking.] How do I close it?
body one formal: A credit balance of {amt} in favour of {cust} is to be refunded by bank transfer. Please explain how this is recorded so that the account is balanced.
body several: Some customers want their credit paid out, others leave it for the next order. We know how to do the second. How do we do the first, and how does it appear in the ledger?
body one terse: Credit {amt}, paid out by bank. Book how?
more: The amount is small, but I like clean books.
more: Our bookkeeper asked for it on {day}.
review: I am looking at the credit note and at your bank feed, where the transfer should turn up.
review: Thank you. I am checking whether {cust} paid by link, since money can then go back the same way.
ask: Did {cust} pay by payment link at the time? >> No, by transfer.
ask: Is your bank connected? >> Yes, the outgoing transfer is in the list.
note: Outgoing transfer can be matched with a credit note, but the match dialog shows credits only under the tab "We owe". {agent} wants it shown by default for debits.
outcome answer: Match the outgoing transfer with the credit note:
  1. In "Bank", open the transfer of {amt}.
  2. Choose the tab "We owe" and pick the credit note.
  3. Press "Match". The credit note is closed and the ledger shows the refund.
  // Without a bank connection use "Record refund" in the credit note. If a customer paid by link, "Refund by link" sends the money back the way it came.
after: Closed. I had never seen that tab.
after: Thank you, the account of {cust} is at zero.

# VAT & tax: small-business
severity: minor
subject: I do not charge VAT as a small business, how do I set that?
subject: Invoices without VAT ([small business scheme|exempt])
subject: Text "no VAT because small business" on every invoice
subject: Remove VAT from all my invoices
body one: I am below the limit and must not charge VAT. Tallyroom adds it to each line and I set it to 0% by hand. [Is there a switch?|Can this be switched off altogether?] And I need the sentence about it on every invoice.
body one: Just started my business (photography), so please be patient with me. [My adviser says "no VAT, small business".|I am a small business and pay no VAT.] What do I have to fill in?
body one formal: As of the new year I fall under the exemption for small enterprises. Kindly tell me how to change the account, and what will become of recurring invoices that carry VAT today.
body one terse: Small business, no VAT. Where to set, incl. note on invoice?
more: I write perhaps six invoices a month.
more: Earlier invoices were right, this is about the new ones.
review: I am looking at your tax settings and at whether any recurring invoices would have to follow.
review: Thank you and welcome. I am checking which sentence your country asks for.
ask: From which date are you exempt? >> From the first of next month.
ask: Have invoices with VAT been sent for the time after that date? >> No.
note: Scheme switch with a start date. Recurring lines with fixed rates do not follow (see the rate change). {agent} adds that to the guide.
outcome answer: There is a setting for the whole account:
  1. "Settings › Tax › Scheme", choose "Small business, exempt" and the date from which it holds.
  2. The sentence for your country is filled in below; you may change its wording.
  3. Look at "Schedules": lines with a rate typed by hand have to be set to "Exempt" with "Change tax rate".
  // Invoices dated before stay as they are. Should you pass the limit, choose the normal scheme with its date in the same place.
after: All set, the sentence is there. Thank you for the welcome!
after: It worked and my adviser nodded.

# VAT & tax: customer-abroad
severity: minor
pick country = Norway | Switzerland | Canada | Japan | Portugal | Poland | Ireland
subject: Invoice to a customer in {country}: with or without VAT?
subject: First customer abroad ({country})
subject: How do I set up {cust} in {country} correctly?
subject: VAT for services to {country}
body one: We have our first customer in {country}. [What do I choose for the tax?|The list of taxes has six entries that sound alike.] It is a company and we sell [services|software licences].
body one: Hello, I am writing an invoice to {country} and I am unsure about VAT. My tax adviser is on holiday. [I do not expect tax advice, only what Tallyroom needs.|Which fields matter in Tallyroom?]
body several formal: Please advise which settings in the contact lead to correct taxation for business customers in {country}, including the required note on the invoice.
body one terse: B2B service to {country}. Tax setting?
more: The contract is signed and the first invoice is due.
more: Payment will come by bank transfer.
review: I am looking at what the contact of {cust} contains, because the tax follows from country, type and VAT ID.
review: Thank you. I cannot give tax advice, but I can show you what Tallyroom decides by, and I am putting that together.
ask: Does {cust} have a VAT ID or a similar number? >> They sent one, I put it in the notes.
ask: Do you sell goods as well? >> No, services only.
note: Number sits in notes, so not checked. Guide on foreign customers is scattered over three pages, {agent} knows.
outcome answer: Tallyroom decides by three fields of the contact:
  1. "Country": {country}.
  2. "Type": company. For private persons other rules hold.
  3. "VAT ID or tax number": enter it there and not in the notes, and press "Check" where a register exists.
  // The line "Tax" in the draft then shows what was chosen and why, and the note for the invoice comes with it. Whether this is right for your case is for your tax adviser to say; "Download tax reasons" gives a page to show.
after: I moved the number from the notes, and everything fell into place.
after: The page with the reasons went to our adviser, who agreed.
again: We also deliver some goods to them now. Do I have to create a second contact?
again_answer: No, one contact is enough. Set "Goods" or "Service" in the product, the tax follows line by line, and both notes appear if both are on the invoice.

# VAT & tax: cash-basis
severity: minor
subject: Switch from accrual to cash accounting for VAT
subject: VAT on payment instead of on invoice: where do I change it?
subject: Tax office allows us cash accounting from {month}
subject: Change of VAT method in the running year
body one: The tax office lets us pay VAT when we are paid. From {month} on. [Where do I tell Tallyroom?|Is it a setting?] What happens with invoices from before that are paid later?
body one formal: We change to cash accounting as of {month}. Please confirm the procedure and how documents issued before but paid after that date are handled, so that VAT is neither lost nor reported twice.
body several: We are a bookkeeping office; one of our clients changes the method. [In your guide I only found how to set it at the start.|The guide only covers new accounts.] Can it be changed in the running year?
body one terse: VAT method accrual -> cash from {month}. Steps? Transition?
more: The letter of the tax office is dated last week.
more: We have about sixty open invoices at the moment.
review: I am going through the change on a copy of an account, so that I can tell you what happens to invoices in between.
review: Thank you. I am making sure how the report treats an invoice from before the change that is paid after it.
ask: Has the VAT return for the period before the change been filed? >> It will be, by the end of the week.
ask: Are there deposits that were paid before the change? >> Two.
note: Change with a date keeps method per document. Deposits paid before are fine. {agent} checked with two sample accounts.
outcome answer: The method has a start date, so the change is safe in the running year:
  1. File the return for the last period under the old method.
  2. "Settings › Tax › Method", choose "When paid", and enter the first day of {month}.
  3. The summary shows both methods side by side for the first period.
  // Each invoice keeps the method of its date: VAT of older ones was reported when they were issued, and is not reported again when they are paid.
after: Changed, and the summary makes sense. Thank you.
after: Side by side is a great help for the first return.

# Reminders: set-up-levels
severity: minor
pick d = 7 | 10 | 14
subject: How do I set up reminders in three levels?
subject: Automatic reminders: {d} days, then stricter
subject: Friendly reminder first, [then serious|later a fee]: is that possible?
subject: Reminder settings explained?
body one: I would like: {d} days after due date a friendly mail, then a firmer one, then one with a fee. [The settings page has many fields and I am lost.|I do not understand "relative to previous level".] Could you give me an example?
body several: We want to start with reminders but are afraid of annoying good customers. [How can we look at each one before it goes?|Is it possible to check them first?] Two levels would be enough for us.
body one formal: Please provide guidance for a three-level dunning procedure with an interval of {d} days, a fee in the last level only, and approval by management.
body one terse: 3 levels, every {d} days, fee on last, approval on. How?
more: So far we have called every customer who was late.
more: Our customers are mostly small firms like us.
review: I am looking at what is set up in your account so far, so that the example fits it.
review: Thank you. I am writing the steps for your wish and trying them on a copy first.
ask: Who should release the reminders, and how often? >> {mate}, once a week.
ask: Do private persons get the same levels as companies? >> For private persons without a fee.
note: Level counts from the previous one, not from the due date, which confuses nearly everyone. {agent} has new wording for the page.
outcome answer: Here is your wish as an example:
  1. "Settings › Reminders › New level": {d} days after the due date, text "Friendly".
  2. Second level: {d} days after the previous one, text "Firm".
  3. Third level: {d} days after the previous one, with a fee. Under "Not for" choose private persons.
  4. Tick "Release by hand" and choose {mate}.
  // "Relative to previous level" means that the days count from the day the earlier mail went out. Nothing leaves the house before {mate} releases it.
after: Set up, and the first batch looked good. Thank you!
after: Now I understand "previous level". Thanks.
again: {mate} is on holiday, and the batch waits. Can somebody else release it?
again_answer: Yes. In "Settings › Reminders" several people can be chosen under "Release by hand"; any one of them is enough. An administrator can release it at once from the batch itself.

# Bank sync: second-account
severity: minor
subject: Connect a second bank account
subject: How do I add another account to bank sync?
subject: Second account with [the same|another] bank: is it possible?
subject: Bank sync for our savings account too
body one: We have opened a second account. [How do I add it without losing the first?|I am afraid to break the connection we have.] Both are with [the same bank|different banks].
body several: Payments arrive in two accounts now. {mate} says only one can be connected in our plan. Is that so?
body one formal: Please state how many bank accounts may be linked and whether the printed account can be chosen for each customer.
body one terse: 2nd account in bank sync. How, cost?
more: The first one has run well since we began.
more: It is a business account as well.
review: I am looking at your plan and at the connection you have, as the same bank works a little differently.
review: Thank you. I am checking whether your bank offers the second account under the access you gave.
ask: Can you see both accounts with the same sign-in at the bank? >> Yes, with one sign-in.
ask: Should one of them be printed on invoices? >> The new one, for customers abroad.
note: Same access, so no second consent. Plan allows three. {agent}: help text in the plan table says "bank connection" and means accounts.
outcome answer: Your plan includes three accounts, and the first stays as it is:
  1. "Bank › Connections", open the bank and press "Choose accounts".
  2. Tick the new one and confirm once in your banking app. For another bank use "New connection".
  3. Choose a start date, so that old payments do not turn up as unmatched.
  // Which account is printed can be set in "Settings › Accounts", in general or for a currency, and in the contact for one customer.
after: Both accounts are there. It took two minutes.
after: Thank you, {mate} will be glad to be wrong.

# Bank sync: one-payment-many
severity: minor
pick n = 3 | 5 | 8 | 12
pick amt = 1,845.20 | 3,910.00 | 726.35 | 12,480.75
subject: One payment for {n} invoices, how do I split it?
subject: Payment of {amt} covers several invoices
subject: {cust} paid {n} invoices in one transfer
subject: Split a bank payment
body one: {cust} has transferred {amt} for {n} invoices. I can choose only one invoice in the matching, [or so it seems|at least I see no other way]. The rest stays as "overpaid".
body one: Good evening, a customer paid {n} bills at once, and deducted a credit I had given them. [How do I match all this?|I sit in front of it like before a puzzle.]
body several formal: Kindly explain how a collective payment ({amt}) is allocated to {n} invoices with deduction of a credit note.
body one terse: 1 payment, {n} invoices, 1 credit note. Match how?
more: The sum is right to the cent.
more: This customer always pays like that.
review: I am looking at the payment of {amt} and at what is open for {cust}, to see whether it fits.
review: Thank you. I am checking whether the sum with the credit note comes out even.
ask: Is the credit note still open? >> Yes.
ask: Did you already match the payment with one invoice? >> Yes, with the largest. I did not know how to go on.
note: Undo match first, then "Several". Sum fits to the cent including the credit. {agent}: "Several" should be the default when the amount exceeds the invoice.
outcome answer: Undo the match you made, then choose several:
  1. "Bank", open the payment of {amt} and press "Undo match".
  2. Press "Several", filter by {cust} and tick the {n} invoices.
  3. Tick the credit note as well; it counts with a minus.
  4. When "Left" shows 0.00, press "Match".
  // If a few cents are left, "Book difference" closes them.
after: 0.00 left. What a nice feeling.
after: Thank you, with the credit note it came out exactly.
again: This month it is the same, but they paid for an invoice twice. Where does the surplus go?
again_answer: Match what fits and leave the rest: press "Keep as credit" under "Left". It stands in the account of {cust} and is offered with the next invoice, or can be paid out.

# Payment links: when-paid-out
severity: minor
pick amt = 640.00 | 89.00 | 2,315.40 | 1,070.00
subject: When do I get the money from payment links?
subject: {amt} paid by link, not in my account yet
subject: Fees and payout for payment links
subject: How long does a payout take?
body one: {cust} paid {amt} with the link on {day}. [It is not in my account.|I do not see the money.] How long does it take, and how much is taken off?
body one: First payment by link, hooray. It says "Paid" but the bank shows nothing. [Is something missing in my settings?|Do I have to do something?]
body several formal: Please inform us about payout intervals, fees by payment method and the document we receive for the fees.
body one terse: Link payment {amt} on {day}. Payout when? Fee?
more: Otherwise the link is very convenient.
more: My bank says that nothing is pending.
review: I am looking at the payment and at the state of your payout account.
review: Thank you. I am checking whether the confirmation of your bank details has been completed, as the first payout waits for it.
ask: Have you had a mail from the payment service asking you to confirm your identity? >> There was something, I thought it was spam.
ask: Which account did you enter for payouts? >> Our business account, the same as on the invoices.
note: First payout held until identity is confirmed. Mail looks like spam indeed. {agent} has raised this with the provider.
outcome answer: Payouts are made each working day and take two to three banking days; the very first one waits until your identity is confirmed:
  1. "Payment links › Payout account" shows "Confirmation missing" in that case.
  2. Press "Confirm now" and have your papers at hand.
  3. The money held so far is paid out in one sum after that.
  // Fees depend on the method and stand under "Payment links › Fees". They are taken off the payout, and you get one statement a month for your books.
after: Confirmed. The money is on its way, it says.
after: It arrived today. I should not call everything spam.

# Payment links: only-on-some
severity: minor
subject: Payment link only on some invoices
subject: Can I leave the payment link out for large amounts?
subject: Link for private customers only
subject: Switch off pay button [on {inv}|for {cust}]
body one: For small invoices the link is great. For large ones the fee hurts. [Can I leave it out above some amount?|Is there a limit I can set?]
body one: {cust} must not pay by card, we agreed on transfer. The button is on their invoice nevertheless. How do I take it off for them and keep it for others?
body several formal: Please let us know at which levels the payment link can be enabled or disabled (account, customer, document), and which of them takes precedence.
body one terse: No link above X, none for {cust}. Where?
more: We use links for most of our invoices.
more: Our margin on large orders is small.
review: I am looking at how links are set in your account, and what {cust} sees at the moment.
review: Thank you. I am making sure which setting wins when two of them differ.
ask: Should the link disappear, or should only cards be switched off? >> Only cards. Instant transfer is fine.
ask: Above which amount? >> 500.
note: Methods have a limit each. Order: document, customer, account. {agent}: document says nothing about why a link is missing.
outcome answer: There are three places, and the nearest one counts:
  1. For the account: "Payment links › Methods". Each method has "Not above", so cards can end at 500 while transfers stay.
  2. For a customer: contact, "Payment", "Methods".
  3. For a single invoice: "Payment link" on the right of the draft.
  // What is set in the invoice goes before the customer, and the customer before the account.
after: Cards end at 500 now. Thank you.
after: Set for {cust}. Good that it is that fine-grained.

# Currencies: foreign-account
severity: minor
pick cur = USD | GBP | CHF | SEK | PLN
subject: Invoice in {cur} with our {cur} bank account on it
subject: How do I write an invoice in {cur}?
subject: Different bank details for {cur} invoices
subject: {cust} wants to be billed in {cur}
body one: {cust} wants {cur}. We have an account in {cur}. [How do I get its number on those invoices only?|Where do I say that this account belongs to {cur}?] And which rate is used for our books?
body several: We will bill in {cur} from next month. What should we set up before the first invoice, [so that we do not have to correct anything later|in the right order]?
body one formal: Please describe the steps for invoicing in {cur}: currency of the customer, bank details, exchange rate, exchange differences.
body one terse: {cur} invoices with {cur} account. Setup?
more: It is our first customer there, more may follow.
more: Our bookkeeper will look over it in the end.
review: I am looking at which accounts and currencies are set up, so that I can leave out what you have done.
review: Thank you for asking before the first one. I am putting the steps in the order that saves corrections.
ask: Is the account in {cur} connected to bank sync? >> Not yet.
ask: Do you have an account for exchange differences in your ledger? >> Our bookkeeper says yes.
note: Standard, but four places. {agent}: a checklist "New currency" would spare us this question weekly.
outcome answer: In this order:
  1. "Currencies › Add", choose {cur} and "Daily rate".
  2. "Settings › Accounts › New", enter the account and choose {cur} under "Print for".
  3. "Currencies › Differences", name the account for exchange differences.
  4. In the contact of {cust}, choose {cur} under "Payment".
  // New documents for {cust} are in {cur}, with that account. Your books use the rate of the day of the invoice; it stands in small print if your country asks for it.
after: First invoice in {cur} is out. All as described.
after: Good thing I asked first. Thank you.
again: A customer has paid the {cur} invoice to our normal account. How do I match that?
again_answer: Match it as usual. Tallyroom takes the amount that the bank credited, and books the difference to the account for exchange differences. Tell the customer the right account, for the bank's fee comes on top.

# E-invoicing: how-to-send
severity: minor
subject: How do I send an e-invoice?
subject: Our customer only accepts [XML|electronic] invoices
subject: E-invoice to a public authority, first time
subject: What do I need for e-invoicing?
body one: The city has ordered from us and wants an e-invoice. [I have never made one.|I do not know where to begin.] They sent a long number (routing). Where does it go?
body several: From next year on our customers will want e-invoices. What do we have to do in Tallyroom, does it cost extra, and can we go on sending a PDF to private people?
body one formal: Kindly inform us about the prerequisites for sending structured invoices, the formats supported and how the receiver's identifier is recorded.
body one terse: First e-invoice. Receiver ID in hand. Steps?
more: The amount is not small, so I would like to get it right.
more: A PDF was refused.
review: I am looking at what the receiver expects: by mail or over the network, and in which format.
review: Thank you. I am going through your own details, as an e-invoice needs a few more of them than a PDF.
ask: Did they say how to deliver, by mail, portal or network? >> By the network, with the number they gave us.
ask: Is your own tax number in the settings? >> I think so. Yes.
note: Needs receiver id, own contact person and phone. Missing phone is the usual failure. {agent} added a pre-check page.
outcome answer: It is included in your plan. For the first one:
  1. "E-invoicing › My details": the check shows what is missing, often a contact person or a phone number.
  2. In the receiver's contact, under "E-invoice", enter the receiver's number and choose "Network".
  3. Write the invoice as always. "Send" delivers it as an e-invoice and shows the receipt.
  // Private customers get the PDF as before. "Check" in the draft tells beforehand whether the receiver would refuse it.
after: It was accepted at the first try. Thank you!
after: A phone number was missing, indeed. Now it is green.

# E-invoicing: which-format
severity: minor
pick other = a hospital | a railway company | a university | a ministry | a department store
subject: Which e-invoice format does our customer need?
subject: Several XML formats to choose from, which one?
subject: Format for {other}: how do I find out?
subject: PDF with XML inside, or XML only?
body one: There are four formats in the list. Our customer is {other} and just says "e-invoice". [Which should I take?|I do not want to try all of them.]
body one: We bill {other}, and they want "the one that a human can still read". [Which of yours is that?|Is that the PDF with something inside?] I would rather get it right the first time.
body several formal: Please explain the difference between the offered formats, and which of them fits receivers such as {other}.
body one terse: Format for {other}? PDF+XML ok?
more: The invoice is ready, only the format is open.
more: Their accounts department could not tell me more.
review: I am checking if your customer is listed in the directory of the network, since the format is given there.
review: Thank you. I am comparing what such receivers usually accept.
ask: Did they give you an ID, or a mail address for invoices? >> A mail address.
ask: Do they process by machine, or does a person look at it? >> Both, they say.
note: Mail address, so PDF with XML. Directory lookup would answer this by itself. {agent} has it on the list.
outcome answer: As a rule of thumb:
  - With an ID of the network: choose "Automatic", and the directory decides.
  - With a mail address: "PDF with XML inside". A person can read it and a machine can process it.
  - "XML only" if the receiver names it or has refused the PDF.
  // The choice is kept in the contact under "E-invoice". If the receiver refuses one, the reason stands on the document, and you can send it again in another format under the same number.
after: PDF with XML inside it is. They were happy.
after: Thank you, at last somebody explained it in three lines.

# Import & export: move-to-you
severity: minor
pick n = 180 | 420 | 950 | 2,300
pick years = two | three | five | eight
subject: Moving to Tallyroom from another program
subject: Import {n} customers and old invoices
subject: What can we take along from our old software?
subject: Switching at the turn of the year: [how do we start|what comes first]?
body several: We want to move to you, with {n} customers and {years} years of invoices. [What can be imported?|What do we take along and what do we leave?] In which order should we do it, and who helps if it goes wrong?
body one: I have used another program for {years} years and have just signed up. [Where do I begin?|I have {n} contacts in a spreadsheet and no plan.] Do open invoices move as well?
body one formal: Prior to a migration we require information on the importable data (customers, products, documents, open items), file formats, and a recommended sequence.
body one terse: Migration: {n} contacts, open items, {years} years of PDFs. What works?
more: We would like to start with the new month.
more: Our old contract runs out this year.
review: I am looking at what your old program can export, because that decides how much moves by itself.
review: Thank you. I would also like to know when you plan to change, as open items are easiest at the end of a period.
ask: Can the old program export open items with invoice number and date? >> Yes, as CSV.
ask: Do you need old invoices in Tallyroom or is an archive enough? >> An archive is enough, if one can search it.
note: Classic move. CSM should offer the one-hour session; account has {n} contacts. {agent} to ask.
outcome answer: This order has proved itself:
  1. Contacts by CSV, with your customer numbers. "Check only" shows errors before anything is stored.
  2. Products, if you use them.
  3. Open items on the day of the change: "Import › Open items", so that payments can be matched.
  4. Old invoices as PDF: "Archive › Upload". They can be searched and do not count as revenue.
  5. The next invoice number under "Settings › Numbering".
  // Every import can be undone for 30 days. A session with your customer success manager is part of your plan; you may ask for it in this ticket.
after: Contacts and open items are in. Smoother than I had feared.
after: We would like that session, thank you. The rest is clear.
again: The open items are in, but they appear in the VAT report of this quarter. That is wrong, isn't it?
again_answer: They should not be in it. In the import, "Tax already reported" was left empty. Undo the import, choose "yes" there and run it again; the payments you matched are found again by number.

# Import & export: year-end-parcel
severity: minor
subject: What does my tax adviser need at the end of the year?
subject: Export everything for the annual accounts
subject: [All invoices|All documents] of a year as PDF
subject: Year-end: which exports?
body one: My tax adviser asks for "everything of the year". [What do I send?|Which of the many exports is it?] Last year I downloaded 300 PDFs one after the other.
body several: For the annual accounts we need all documents as PDF, a list of them, and the open items at the end of the year. [Can that be had in one go?|Is there something like a parcel?]
body one formal: The auditors request a complete export of the fiscal year in a machine-readable form, including a change log. Is this available?
body one terse: Year-end export: PDFs + list + log. One click?
more: We had 412 invoices this year.
more: It has to fit in a mail or behind a link.
review: I am checking which of the exports fits the request, as auditors and advisers want different things.
review: Thank you. I am looking at the size of a year in your account, since it decides how the parcel is delivered.
ask: Is it for a tax adviser or for an audit by the authorities? >> For the adviser. An audit was announced, but for later.
ask: Does your fiscal year follow the calendar? >> Yes.
note: "Year parcel" for the adviser, "Audit export" for the other. Open items at year end is the one thing missing. {agent} knows the request.
outcome answer: There are two exports for this:
  1. For an adviser: "Export › Year parcel". It holds all documents as PDF in folders by month, a list, payments and the VAT summaries.
  2. For an audit: "Export › Audit". Machine-readable, with the log of changes.
  // Large parcels are made at night and offered to you by mail. Open items at the end of a past year are not in it; they have to be exported on the last day, or be worked out from the payments.
after: The parcel was ready the next morning. My adviser has never been so quick.
after: Thank you. I have put the last day of the year in my calendar.

# Sign-in & users: phone-lost
severity: work_hindered
subject: Lost my phone, cannot get the sign-in code
subject: New phone, two-step codes are gone
subject: {mate} cannot sign in: code app [lost|empty on the new phone]
subject: How do we reset two-step sign-in?
body one: My phone [fell into a lake|was stolen|is broken] and with it the code app. I do not have the spare codes. [How do I get in?|I have invoices to send.] I write from the address of my account.
body several: {mate} has a new phone and did not transfer the code app. [As administrator I see no button to reset it.|I am an administrator, but where do I reset it?] {mate} cannot work.
body one formal: Following the replacement of company phones several users can no longer produce the second factor. Please describe the procedure for resetting it, and your checks of identity.
body one terse: Phone gone. 2-step locked. Admin available. Reset how?
more: My password is known and works.
more: I have reported the loss to the police as well.
review: I am looking at who else in your account could reset it, for that is quicker and safer than our way.
review: Thank you. Please understand that we never switch off the second step on the strength of a mail alone; I am checking which way is open to you.
ask: Is there a second administrator in your account? >> Yes, {mate2}.
ask: Are you still signed in on any other device? >> On the tablet at home, I think!
note: Signed in on tablet = can register a new phone there. Otherwise admin reset. {agent}: no admin left means the identity procedure, two people.
outcome answer: There are three ways; the first that works is the best:
  1. If you are still signed in anywhere: "My account › Two-step › New phone".
  2. Another administrator: "Users", open the person, "Reset second step". At the next sign-in a new phone is registered.
  3. If nobody can get in: "Cannot sign in" on the sign-in page starts the check of identity, which takes us two people and some patience.
  // Print the new spare codes afterwards and keep them where the phone is not.
after: The tablet was still signed in. I am back, with spare codes in the drawer.
after: {mate2} reset it. Thank you for the caution, too.
again: It worked for me, but {mate} has no "Reset second step" next to the name.
again_answer: {mate} is an administrator as well, and one administrator is reset by two others or by us. Ask a second administrator to open the same page; the button appears when one of you has asked for it.

# Sign-in & users: colleague-left
severity: minor
subject: {mate} has left, what do I do with the user?
subject: Remove a user without losing [the time entries|anything]
subject: Delete or deactivate a former employee?
subject: Handing over the work of {mate}
body one: {mate} left us. If I delete the user, what becomes of the [time entries|quotes and drafts]? [I do not dare to press it.|The warning sounds dangerous.] And do I go on paying for the seat?
body several: Two colleagues leave at the end of {month}. How do we lock them, hand over their customers to {mate}, and keep their history?
body one formal: Please explain the difference between "deactivate" and "remove" for users, with respect to data retention and billing.
body one terse: Ex-employee. Keep data, free seat, hand over. How?
more: We parted on good terms, so there is no hurry for safety's sake.
more: {mate} was with us for four years.
review: I am looking at what is in the hands of {mate}, so that the steps leave nothing behind.
review: Thank you for asking first. I am checking what would stay open when the user is deactivated.
ask: Who takes over the customers? >> {mate2}, all of them.
ask: Did {mate} have API keys? >> I do not know, where can I see that?
note: 23 open quotes, 2 schedules, 1 API key that drives the shop! Deactivating stops the key. {agent}: warn about keys in the dialog.
outcome answer: Deactivate, do not remove:
  1. "Users", open {mate}, "Hand over", and choose who takes over contacts, quotes and drafts.
  2. Look at "API keys" on the same page. Make a new key in your own name for anything that uses one, since keys stop with the user.
  3. Press "Deactivate". Signing in is impossible from that moment, and the seat is free.
  // Time entries and history keep the name. "Remove" is for users created by mistake and takes only those without data.
after: Handed over and deactivated. The key was our shop, good that you asked!
after: Thank you, that was a clear plan.

# Permissions: who-sees-what
severity: minor
pick role = Assistant | Sales | Time only | External bookkeeper | Viewer
subject: What can a user with the role "{role}" see?
subject: Which role for [a trainee|our sales person|a freelancer]?
subject: Roles explained? ("{role}")
subject: Can {mate} see salaries or margins as "{role}"?
body one: I want to invite {mate} and do not know which role fits. [Quotes yes, invoices no, no margins.|Should write quotes, but not see what we earn.] What does "{role}" include?
body several: The names of the roles do not tell us much. Is there a table? [We are about to invite six people.|{mate} has too many rights, I believe.] It concerns "{role}" above all.
body one formal: For our data protection records we need a description of the rights in the role "{role}", in particular regarding personal data of customers.
body one terse: Role "{role}": rights list? Margins visible?
more: There are eleven of us.
more: I would rather give too little at first.
review: I am looking at the role "{role}" as it is in your account, because roles can be changed by each account.
review: Thank you. I am comparing your wish with the roles you have, to find the nearest one.
ask: Has the role been changed in your account? >> I do not think so.
ask: Should {mate} see all customers or only some? >> All, that is fine.
note: Roles page has "What does this role see?" (tests as that role). Nobody finds it. {agent} moves it up.
outcome answer: You can look at Tallyroom through the eyes of a role:
  1. "Users › Roles", open "{role}".
  2. The table lists each right; "Costs and margins" is one of them.
  3. "See as this role" opens Tallyroom as such a user would see it, and changes nothing.
  // To make your own, choose "Copy", take rights out or add them, and give it to {mate}. "Print" gives the table for your records.
after: "See as this role" is brilliant. Thanks.
after: I made a copy without margins. That is it.

# Plan & billing: change-plan
severity: minor
pick seats = two | three | five
subject: Change our plan in the middle of the month
subject: What happens when we [upgrade|add {seats} users] now?
subject: Larger plan: costs and start
subject: Can we go back to the smaller plan later?
body one: We need {seats} more users from next week. [Do we pay for the whole month?|How is the rest of the month charged?] And can I go down again after the season?
body one: I am thinking about the larger plan because of e-invoicing, but only if I can go back. [What happens to my data in that case?|Is anything lost then?]
body several formal: Please confirm how a change of plan is charged within a billing period, and what notice applies to a downgrade.
body one terse: +{seats} seats now, minus in autumn. Charged how?
more: We like to plan a little ahead.
more: Our season goes from April to October.
review: I am looking at your present plan and its period, to give you figures that fit.
review: Thank you. I am checking what you use today that the smaller plan would not have.
ask: Do you pay monthly or yearly? >> Yearly.
ask: Do all of the new users write invoices, or do some only enter time? >> Most only enter time.
note: Time-only seats cost a third. Worth mentioning, saves them money. {agent} agrees.
outcome answer: Changes upwards count at once, changes downwards from the next period:
  1. "Account › Plan › Change" shows the price for the rest of the period before you confirm; you pay by the day.
  2. Users who only enter time can have the seat "Time only", which costs less. Choose it in the invitation.
  3. For the way down, choose the smaller plan in the same place; it takes effect when the period ends.
  // Nothing is deleted when you go down. Documents remain readable; what the smaller plan lacks can no longer be made anew.
after: "Time only" saves us a lot. Thank you for being so fair.
after: Changed, and the price was as shown.

# Plan & billing: leave-and-keep
severity: minor
subject: How do I cancel, and what about my data?
subject: Closing my business: access to invoices for ten years?
subject: Cancel account but keep the archive
subject: What happens to our invoices after cancelling?
body one: I am retiring at the end of the year. [I must keep my invoices for ten years.|My invoices must stay readable for ten years.] Do I have to go on paying until then?
body several: Our company is being merged with {cust} and we will stop using Tallyroom. How do we cancel, and in what form can we take everything along?
body one formal: We hereby ask about the terms of notice, the export of all data and the deletion after the end of the contract.
body one terse: Cancel to year end. Export all? Archive?
more: There is nothing wrong with Tallyroom, on the contrary.
more: We have about 1,100 documents.
review: I am looking at your contract period and at the amount of data, so that the dates and steps are right.
review: Thank you for the years with us. I am putting together what you need to keep and how.
ask: Do you need to search the archive, or only have it? >> Only have it, in case somebody asks.
ask: Are there open invoices still to be paid? >> Two or three.
note: Offer "Archive only" plan and "Year parcel" for all years. {agent}: do not upsell, parcel is enough for most.
outcome answer: You need not pay for ten years:
  1. "Export › Year parcel" for each year. Keep the files in two places; they open without Tallyroom.
  2. Close what is open, or write it off.
  3. "Account › Plan › Cancel". It ends with your period, and until then all works as usual.
  // After the end you can read everything for another 90 days, then it is deleted, and we confirm the deletion. Who wants to search in the archive can choose "Archive only", a small yearly price with one reader.
after: Parcels saved in two places. It was a pleasure, thank you.
after: Clear and fair. We will come to you again if we need something.

# Plan & billing: our-own-invoice
severity: minor
subject: Where are Tallyroom's own invoices to us?
subject: Invoice for our subscription, please to another address
subject: Our VAT ID is missing on your invoice
subject: Company name on your invoices [is old|has to be changed]
body one: I cannot find the invoice for our subscription of {month}. [My bookkeeper asks for it.|The card was charged.] Could it be sent to her by itself in future?
body one formal: Your invoice for our subscription still shows our former company name. Please issue a corrected document and use the new name from now on.
body several: A funny thing to ask a maker of invoicing software: where do I find your invoices? {mate} used to receive them and has left.
body one terse: Your invoices to us: new address, add VAT ID, resend {month}.
more: The amounts are right.
more: It is needed for the VAT return.
review: I am looking at which address your invoices go to at present, and who may change it.
review: Thank you. I am checking whether the invoice of {month} can be corrected, or has to be issued anew.
ask: Who is the owner of the account now? >> I am, since {mate} left.
ask: Is the VAT ID in the account settings right? >> It is right there, but not on the invoice.
note: Billing details are separate from the account's own details. {agent}: prefill them.
outcome answer: Our invoices are under "Account › Billing":
  1. "Invoices" lists all of them as PDF.
  2. "Billing details" holds the name, address and VAT ID printed on them; these are separate from the details for your own invoices.
  3. "Send to" takes up to three addresses.
  // After changing the details, "Correct" beside an invoice of the last 90 days issues it with the new ones.
after: Found, corrected and sent to the bookkeeper. Thanks.
after: Thank you. The shoemaker's children do have shoes.

# Plan & billing: where-is-data
severity: minor
subject: Where is our data stored?
subject: Data processing agreement
subject: Questions from our data protection officer
subject: [Customer|{cust}] asks where invoices are hosted
body one: {cust} sent me a questionnaire: where are the data, who can see them, how long are backups kept? [I have no idea about such things.|I am a carpenter.] Could you help me fill it in?
body several formal: Our data protection officer requests the data processing agreement, the list of subprocessors and a description of technical and organisational measures.
body one terse: Need DPA, subprocessors, location, retention. Link?
body several: We are bidding for a public contract and must state where the invoices lie, and if anybody outside the country could read them. [The bid closes soon.|They are strict about it.]
more: We are asked this by customers more and more.
more: A document that I can pass on would be ideal.
review: I am collecting the current documents, so that you do not get an outdated list.
review: Thank you. I am going through your questions to see which ones the documents answer and which I have to pass on.
ask: Could you attach the questionnaire? >> Attached. Most of the questions are the usual ones.
ask: Has the agreement been signed for your account? >> I do not know. How can I see that?
note: Not signed yet. Two questions in the questionnaire need security team; {agent} has standard answers.
outcome answer: The documents are in your account, under "Account › Data protection":
  1. "Agreement" can be read and signed there by the owner; a copy is sent to you.
  2. "Subprocessors" is the current list, with place and purpose. You may subscribe to changes.
  3. "Measures" describes encryption, backups and access, and is written so that it can be passed on.
  // The data of your account stay in the region you chose when signing up; it is shown at the top of the page. I have filled in your questionnaire as far as it concerns us and attached it.
after: {cust} is satisfied. And I have signed the agreement.
after: Thank you, that spared me an evening.

# Reports & dashboard: by-customer-and-year
severity: minor
subject: Revenue per customer over several years
subject: Report: top customers [this year and last|by year]
subject: How do I compare {cust} with last year?
subject: Which customers [shrink|grow]? Looking for a report
body one: I would like a table: customers down, years across, revenue. [In the reports I find one year only.|Each report shows one period.] Do I have to put it together by hand?
body several: For a talk with {cust} I need their revenue of the past years with and without tax. {mate} says there is a way, but has forgotten it.
body one formal: Is there an evaluation of revenue by customer and year, which can be saved and exported?
body one terse: Pivot customer x year, net. Possible?
more: We have been with you for three years now.
more: A CSV would be all right.
review: I am looking at which of the reports can put years side by side.
review: Thank you. I am building it once on a copy, to give you exact steps.
ask: By date of invoice or by date of payment? >> By date of invoice.
ask: Should deposits count when billed or with the final invoice? >> With the final invoice.
note: Columns by year hidden behind "Compare". {agent}: rename to "Side by side".
outcome answer: One report can do it:
  1. "Reports › Revenue by customer", and choose the longest period you need.
  2. Under "Compare" choose "Years". The years then stand side by side.
  3. "Deposits" at the bottom: "With final invoice".
  4. "Save" keeps it under your own name; "Export" gives a CSV.
  // A click on a figure opens the invoices behind it.
after: The talk with {cust} went well, I had the numbers at hand.
after: "Compare", of course. Thank you.

# Reports & dashboard: profit-or-bank
severity: minor
subject: Why does the profit not match our bank balance?
subject: Report says profit, bank says otherwise
subject: What does "Result" in the report mean?
subject: Understanding the figures on the dashboard
body one: The dashboard says we made a good result in {month}. The bank account says no such thing. [What am I not understanding?|Where is the money?] I am a baker, not a bookkeeper.
body several: {mate} and I disagree on what "Result" means: money that came in, or money we have billed? [Please settle it.|We have a cake at stake.]
body one formal: Please provide the definitions of the key figures on the dashboard (revenue, result, open amount), and state whether they are net or gross.
body one terse: "Result": accrual or cash? Net or gross?
more: No figure seems wrong, they just do not agree.
more: My adviser sees me only once a year.
review: I am looking at your figures for {month}, to explain them with your own numbers.
review: Thank you, it is a very good question. I am checking which basis your dashboard is set to.
ask: Are your expenses entered in Tallyroom, all of them? >> Only those with a receipt. Wages are not.
ask: Do you pay VAT when invoiced or when paid? >> When invoiced.
note: Wages and rent missing, basis "billed". Dashboard text does not say so. {agent} is rewriting the little i.
outcome answer: Three things lie between "Result" and your bank:
  - Time: it counts what was billed, also if it is not paid yet. "Basis › Paid" on the dashboard changes that.
  - Tax: it is net. The VAT in your bank account belongs to the tax office.
  - Scope: it knows only the expenses entered here. Wages and rent are missing in yours.
  // With the basis "Paid" and those two entered as recurring expenses it will come much nearer to what you feel.
after: So it is not the oven that eats the money. Thank you for the plain words.
after: With "Paid" it looks as I expected. Less cheerful, but true.

# Mobile app: offline-use
severity: minor
pick place = in the mountains | in cellars | on ships | in factory halls | on the train
subject: Does the app work without a connection?
subject: Entering hours offline {place}
subject: App offline: what is possible?
subject: We work {place}, [no network|no reception], does the app help?
body one: We work {place}, often without network. [Can I enter hours and photos in the app all the same?|What of the app works then?] And when does it send them?
body several: Before we give the app to ten fitters I would like to know what happens {place}. [Do they lose entries?|What if they sign out in between?]
body one formal: Please describe the offline capabilities of the app, including the limits and the handling of conflicts.
body one terse: App offline: hours, photos, invoices? Sync when?
more: The phones are quite new.
more: There is network in the office in the evening.
review: I am putting together what works without a network in the current version of the app.
review: Thank you. I am checking how long entries may wait in the phone.
ask: Do several people share a phone? >> Sometimes two do.
ask: Which app version do you have? >> {app}.
note: Shared phones: sign-out drops waiting entries, after a warning since 5.13. {agent}: say it loudly in the guide.
outcome answer: Offline you can enter hours, expenses with photos, and notes on a project. Invoices can be read if they were opened before; issuing needs a connection. // Entries wait in the phone and are sent when there is network and the app is opened. There is no limit of time. Two rules:
  - Do not sign out while the clock symbol shows waiting entries.
  - If two people share a phone, let the first one's entries arrive before the second signs in.
  // If somebody changed the same entry in the browser meanwhile, both are kept and you are asked which is right.
after: That is what we need. The fitters have it now.
after: Good to know about signing out. Thank you.

# API & webhooks: limits-and-keys
severity: minor
pick n = 300 | 1,200 | 5,000 | 20,000
subject: API limits and keys
subject: How many API calls are allowed?
subject: We get "429 Too Many Requests"
subject: API key for our web shop: read only?
body one: Our shop makes about {n} calls at night and gets 429. [What is the limit?|How many are allowed?] Is there a better way than asking for each invoice singly?
body several formal: We are planning an integration with about {n} requests per day. Kindly state the rate limits, the kinds of keys and the recommended handling of 429.
body one terse: Rate limit? Scoped keys? Bulk read? About {n} calls a night.
body several: Our web agency wants "the API key". [I do not want them to see everything.|Can I give them one that only reads customers?] How do I do that and take it back afterwards?
more: It runs at two in the morning.
more: Our developer is new and has inherited it.
review: I am looking at your calls of the last nights, to see what they ask for.
review: Thank you. I am checking which rights the integration needs, so that the key can be small.
ask: What do you need, all invoices or the changed ones? >> The changed ones since yesterday.
ask: Does the client wait when it gets 429? >> It tries again at once, I am told.
note: Polls each invoice singly and retries at once. updated_since plus 100 a page makes it under 50 calls. {agent} sent the link.
outcome answer: The limit is 120 calls a minute for each key; on 429 the header "Retry-After" tells how long to wait. For your case:
  1. Ask the list with "updated_since" and 100 to a page; {n} single calls become a few dozen.
  2. "API › Keys › New": choose the rights, for instance "Contacts, read", and an end date.
  3. "Revoke" takes a key back at once; the list shows when each was last used.
  // Please give each integration a key of its own, then one can be revoked without stopping the others.
after: Down to 41 calls. Our agency says thank you as well.
after: The key with an end date is a nice touch.
again: With "updated_since" we miss invoices that were paid. Does a payment not count as an update?
again_answer: A payment changes the status and counts, but the time is in UTC. Your client sends local time, so the last hours before the call are left out. Take the time from the field "as_of" of the last answer, and nothing is lost.

# Templates & layout: two-languages
severity: minor
pick lang = French | German | Polish | Spanish | Dutch | Italian
subject: Invoices in {lang} for some customers
subject: Can we send invoices in two languages?
subject: {lang} texts on invoice and reminder
subject: How do I translate my invoice template?
body one: {cust} would like invoices in {lang}. [Our template is in one language.|I translated the texts, but where do they go?] Do I need a second template for it?
body several: We work in two languages. The labels change when we set the customer to {lang}, but our own texts (payment terms, footer) do not. [Is it a mistake or a setting?|What are we missing?]
body one formal: Please explain how own texts in templates can be maintained in {lang}, and how the language of a document is determined.
body one terse: Own texts in {lang}: where?
more: The translation exists, done by a colleague.
more: About a fifth of our customers would get it.
review: I am looking at your template to see which texts are labels of ours and which are your own.
review: Thank you. I am trying it out with a customer in {lang} on a copy.
ask: Are the descriptions of products also needed in {lang}? >> Yes, if possible.
ask: Is the language set in the contact of {cust}? >> Yes.
note: Own texts have language tabs once a second language is activated in settings; not activated here. {agent}: contact should warn.
outcome answer: One template is enough:
  1. "Settings › Languages", switch on {lang}.
  2. In the template each text of your own now has a tab "{lang}". Fill it in; where it is empty, the first language is used.
  3. The same tabs are in products, payment terms and reminder texts.
  // The language of a document follows the contact and can be changed in the draft.
after: {cust} has the first invoice in {lang}. They wrote to thank us.
after: The tabs were invisible before. Now it is easy.

# Projects & time: different-rates
severity: minor
pick a, b = 95 ~ 140 | 60 ~ 85 | 110 ~ 165 | 72 ~ 98
subject: Different hourly rates for people in one project
subject: {a} for juniors, {b} for seniors, one project
subject: How do I bill hours of several people?
subject: Which rate counts: person, project or task?
body several: In the project of {cust} we have two rates: {a} and {b}. [Tallyroom bills all with {a}.|All hours come out at {a}.] Where do we set that it depends on the person?
body one: I have agreed on {b} for my own time and {a} for my colleague with {cust}. With others we have one price. How do I do this without making a mess?
body one formal: Please explain the precedence of hourly rates (person, project, task), and whether a rate can change at a date without altering recorded time.
body one terse: Rates per person in project {cust}. {a}/{b}. Precedence?
more: The contract names both rates.
more: It is only in this one project, so far.
review: I am looking at the rates in this project, to see which of them wins now.
review: Thank you. I am checking if hours already entered would follow a change.
ask: Have any of these hours been billed already? >> Those of last month, with the wrong rate for one of us.
ask: Is the rate the same for all tasks of a person? >> Yes.
note: Project rate beats person rate. Needs project rate emptied, person-in-project set. {agent}: show the winning rate in the time entry.
outcome answer: The nearest rate wins, in this order: person in this project, task, project, person in general.
  1. Open the project, "Rates › People", and enter {a} and {b} there.
  2. For hours not yet billed, "Apply to open time" gives them the new rate.
  3. A rate can have a start date; hours before it keep the old one.
  // For last month's invoice, "Cancel and copy" puts the hours back, and the copy uses the new rates.
after: The invoice for {cust} is right now, and our senior is happy.
after: Good to have the order in one line. Thank you.

# Expenses: mail-in-address
severity: minor
becomes: bug
pick n = 4..18
subject: How do I send receipts by mail?
subject: Address for receipts: nothing arrives
subject: Forwarded receipts do not [show up|appear] in expenses
subject: Do receipts by mail need a certain format?
body one: I forward receipts to the address given under "Expenses". [Nothing shows up.|They do not arrive.] [Am I doing it wrong?|Do they have to be PDF?] I have sent {n} by now.
body several: A question: which files does the receipt address accept? {mate}'s come through, mine do not. We both forward from the same mail program. [Mine have the receipt in the text, perhaps that is it.|Hers are attachments, mine are in the mail itself.]
body one formal: Could you tell us the requirements for receipts sent by mail? {n} forwarded messages have not been recorded, and no message of refusal was received.
body one terse: Receipt mail-in: {n} sent, 0 arrived. What format?
more: I send from the address I sign in with.
more: Photos from the app arrive without trouble.
review: I am looking for your mails on our side, before I explain formats that may not be the matter.
review: Thank you. I have found your {n} mails: they did arrive. I am looking at why no expense was made of them.
ask: Do you forward them as attachment or inline? >> Inline, with the normal forward button.
ask: Is the receipt a PDF or the text of the mail? >> The text, from a taxi service for example.
turn: Your mails were right and we should have made expenses of them. This is a fault of ours, so I treat your question as a bug from here on.
note: Mails without attachment are dropped silently since the parser change. Docs promise that the text becomes a PDF. {agent} confirms, {n} here, hundreds overall.
finding: Mails which carry the receipt in their text are put aside since a change of ours, without an answer. Those with an attachment work.
workaround: Print the mail to PDF and send it as an attachment.
outcome fix: The text of a mail will be made into a PDF again, and whatever cannot be read is answered with the reason. Your {n} mails were kept and have been turned into expenses.
after: All {n} are there, even the taxi. Thank you.
after: Thanks for not telling me that I did it wrong.

# Notifications: who-gets-what
severity: minor
becomes: bug
subject: Who gets the mail when a quote is accepted?
subject: Where do I set which notices I receive?
subject: I switched a notice on and get none
subject: Notices for [accepted quotes|payments]: setting?
body one: Where do I set that I get a mail when a quote is accepted? [I found a switch, it is on, and no mail comes.|The switch is on, the mailbox is empty.] {cust} accepted one on {day} and I saw it by chance.
body several: Who is told about an accepted quote: the author, the responsible person, or everyone? [We are a team of five and all thought somebody else had got it.|Each of us thought another one was told.]
body one formal: Please state the rules by which notices on quotes are addressed. Despite the setting being active no notice was delivered on {day}.
body one terse: Notice "quote accepted" on, none received {day}. Rule?
more: My spam folder is empty.
more: It is about quotes only.
review: I am looking at who should have been told about the quote of {cust}, and who was.
review: Thank you. By the rules you should have had a mail on {day}. I am looking for it.
ask: When did you switch it on? >> Last week, for all kinds.
ask: Do notices about payments arrive? >> Those do.
turn: By our own rules you should have been told, and you were not. So this is no question any more, but a bug, and I have changed the ticket to that.
note: "Switch on all" writes the payment kinds only; quote kinds have the old name. Switching one off and on writes it right. {agent} found the list.
finding: "Switch on all" left out the notices for quotes, though the page shows them as on.
workaround: Switch "Quote accepted" off and on again by itself; it is stored then.
outcome fix: "Switch on all" will cover quotes too, and we have set it for everybody who used it. The rule itself: the author and the responsible person are told, each once.
after: Off and on, and the next one arrived. Thank you.
after: Good to know the rule as well. Now we all get our own.

# Search: cancelled-documents
severity: minor
subject: How do I find cancelled invoices?
subject: {inv} has disappeared from the list
subject: Cancelled documents: where are they?
subject: Search for [credit notes and cancelled invoices|old documents]
body one: I cancelled {inv} last week and now I cannot find it. [The search shows nothing.|It is not in the list.] It has not been deleted, I hope?
body several: An auditor asks for all cancelled invoices of the year. [Where do we see them?|In the list there are none, and we had at least ten.]
body one formal: Please tell us how cancelled documents can be listed and exported, as we are obliged to present them.
body one terse: Cancelled docs list? {inv} not found.
more: I remember the date and the amount.
more: The credit note is there.
review: I am looking at {inv}: it is there, and I am checking what hides it from you.
review: Thank you. I am trying the filters with your settings.
ask: Do you use a saved view as your start list? >> Yes, "Mine, current year".
ask: Does the number alone find it if you tick "All"? >> Yes! There it is.
note: Saved view excludes cancelled, search follows the view. {agent}: search should say "2 more outside this view".
outcome answer: Nothing is deleted, a view hides it:
  1. In "Invoices", choose the view "All".
  2. Filter "Status": "Cancelled". {inv} is among them.
  3. "Export" gives the list, with number, date and who cancelled it.
  // The search looks within the view you are in. A tick at "Everywhere" beside the search field makes it look at all documents.
after: There they are, all eleven. Thank you.
after: Found {inv}. I had a bad moment there.

# Contacts: several-addresses
severity: minor
pick n = three | four | six | nine
subject: One customer with {n} addresses
subject: Different billing and delivery address
subject: {cust} has {n} branches, one invoice address
subject: Several contact persons for one customer
body one: {cust} has {n} branches. The invoice goes to the head office, the delivery address changes. [Do I make {n} contacts?|Should I create each branch as a contact?] I want the revenue in one place.
body several: At {cust} one person gets the quotes, another the invoices and a third the reminders. [At the moment all goes to the first.|We change the address by hand each time.] Can that be set?
body one formal: How are companies with several sites and different recipients for each kind of document best represented?
body one terse: 1 debtor, {n} delivery addresses, 3 recipients. Model?
more: They order about twice a week.
more: It has worked somehow until now.
review: I am looking at how {cust} is set up now, and if anything has to be joined first.
review: Thank you. I am checking which documents show a delivery address in your template.
ask: Do the branches have customer numbers of their own? >> No, one number for all.
ask: Does each branch have a contact person? >> Yes.
note: Addresses and persons tabs. {agent}: role per person decides the recipient.
outcome answer: One contact is right, with addresses and people in it:
  1. In the contact of {cust}, "Addresses › New" for each branch, and tick "Billing" at the head office only.
  2. "People › New" for each person; under "Receives" choose quotes, invoices or reminders.
  3. In the draft you choose the delivery address, and the recipient follows by itself.
  // Revenue stays with the one contact; the report can be split by delivery address.
after: One contact, everything in its place. Thanks.
after: "Receives" is exactly what we were doing by hand.

# Integrations: which-ledger
severity: minor
subject: Which accounting programs can Tallyroom export to?
subject: Our tax adviser asks for a special format
subject: Export for a bookkeeping program that is not in the list
subject: File layout for [import at our bookkeeper|our ledger]
body one: My bookkeeper uses a program that is not in your list. [She sent me a description with 14 columns.|She needs 14 columns in a certain order.] Can I make that in Tallyroom?
body several: We change our tax adviser and he wants "bookings with contra account, one file a month". [What shall I choose?|Which of the layouts is it?]
body one formal: Please supply a list of the export layouts, with field descriptions, and advise whether own layouts can be defined.
body one terse: Own CSV layout for bookings? 14 columns, fixed order.
more: She imports once a month.
more: I am no expert in file formats.
review: I am comparing the description with the layouts there are, to find the nearest one.
review: Thank you. I am making a sample file, so that your bookkeeper can try it.
ask: Could you attach her description? >> Attached, two pages.
ask: Does she need the PDFs as well? >> That would be lovely, but it is not a must.
note: "Ledger full" plus renamed columns covers 13 of 14; the last is a constant. {agent} made the layout in ten minutes.
outcome answer: You can make a layout of your own:
  1. "Export › Layouts", open "Ledger full" and choose "Copy".
  2. Remove, rename and move columns. "Fixed text" adds one that is always the same.
  3. Choose separator, decimal sign and date format, then "Sample" to try it with five bookings.
  // It can be exported by hand each month or sent with the daily parcel. I have made one after the description and put it in your account under the name "Bookkeeper".
after: The sample went through at her end. Many thanks for the layout.
after: He is content, and so am I.
again: The file is fine, but amounts have a point and she needs a comma.
again_answer: Open the layout "Bookkeeper", choose "Decimal sign" and set it to comma. Take the semicolon as separator then, or the comma would split the columns.

# Payment links: customer-cannot-pay
severity: work_hindered
becomes: bug
pick amt = 318.00 | 1,450.00 | 76.20 | 905.50
subject: What must a customer do to pay by link?
subject: {cust} asks why the link offers no payment method
subject: Payment link is empty, is a setting missing?
subject: Link for {inv} shows [only the amount|no buttons]
body one: {cust} opened the link for {inv} and sees {amt} but no button. [Did I forget a setting?|Do I have to switch something on?] With my other customers it works.
body several: Which methods does a customer see in the link, and who decides? [Some see cards, some nothing at all.|For {cust} the page is empty.]
body one formal: Please explain the conditions under which payment methods are displayed. In the case of {inv} ({amt}) none is offered, although all are active.
body one terse: Link {inv}: no methods shown. Which rule?
more: They would like to pay right away.
more: I have sent the link a second time, with the same outcome.
review: I am opening the link of {inv} as {cust} would see it.
review: Thank you. I am going through the conditions one by one; so far each of them allows at least two methods.
ask: Does the customer's address have a country? >> It has, the same as ours.
ask: Which browser does {cust} use? >> {browser}, they say.
turn: Your settings are right and the page should offer two methods. I have turned the question into a bug report, so that we find out why it does not.
note: Limit "Not above" compares with thousands separator as text, so some amounts fail. {amt} is refused for cards and transfer both. {agent} has a test for it.
finding: The limit for a method was compared with the amount as it is written, not as a number. For some amounts, {amt} among them, every method was then left out.
workaround: Empty the field "Not above" under "Payment links › Methods"; the buttons are back at once.
outcome fix: Limits will be compared as numbers. The link of {inv} stays the same, {cust} can open it again as soon as the fix is out.
outcome workaround: Without a limit in "Not above" all methods are offered. Limits themselves come back with the new payment page, for which we can name no date.
after: Field emptied, {cust} has paid. Thank you.
after: Limits work again, I tried it with two amounts.
"""
