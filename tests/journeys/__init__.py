"""The three lifecycles as stories, told through real doors: browser, web server, worker and mail server."""
