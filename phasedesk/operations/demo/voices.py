"""How people begin and end what they write to Support, and what they add in passing, in the format of the texts."""

OPENINGS = {
    "terse": ("",),
    "plain": (
        "Hello,", "Hi,", "Hi there,", "Hello Tallyroom team,", "Good morning,", "Good afternoon,", "Hi Support,",
        "Dear all,", "Dear Tallyroom,", "", "", "", "", "", "", "",
    ),
    "formal": (
        "Dear Support team,", "Dear Sir or Madam,", "Dear Tallyroom team,", "Good day,", "To whom it may concern,",
        "", "",
    ),
}  # fmt: skip

CLOSINGS = {
    "terse": ("Thanks.", "Thank you.", "Thx", "Please advise.", "Regards", "", "", "", ""),
    "plain": (
        "Thanks!", "Thank you!", "Many thanks.", "Thanks in advance.", "Thank you for your help.", "Best wishes",
        "All the best", "Have a good day.", "Greetings", "Thank you for looking into it.", "", "", "", "", "", "", "",
    ),
    "formal": (
        "Kind regards", "Yours sincerely", "With kind regards", "Thank you in advance.",
        "We look forward to your reply.", "Thank you for your attention.", "", "",
    ),
}  # fmt: skip

# Sentences that fit any situation of the kind, so that two who tell of the same thing do not use the same words.
REMARKS = {
    "bug": (
        "You may look into our account at any time.",
        "I can send screenshots if they help.",
        "Please write if you need more details.",
        "We found nothing about it in your guide.",
        "Is this known already?",
        "Otherwise we like Tallyroom, so please do not take this as a rant.",
        "If you write back, please put {mate2} in copy, I am away from {day2} on.",
        "I am on the road today and will answer in the evening.",
        "Sorry if my description is not perfect, English is not my first language.",
    ),
    "feature": (
        "We would use it every week.",
        "{mate2} and I have talked about it more than once.",
        "If something like it is planned already, I am glad to hear it.",
        "I leave it to you how to solve it.",
        "Colleagues in our trade wish for the same.",
        "We would gladly try an early version.",
        "It need not be perfect, a simple version would do.",
        "I know that you cannot do everything at once.",
        "Tell me if you need more examples.",
    ),
    "question": (
        "I looked in the guide and did not find it.",
        "A link to the guide is enough if it is described there.",
        "Step by step, please, I am new to this.",
        "It would be good to know before {day2}.",
        "{mate2} did not know either.",
        "Sorry if this has been asked before.",
        "I do not want to do something wrong here.",
        "A short answer is enough.",
        "Please answer in simple words.",
    ),
}
