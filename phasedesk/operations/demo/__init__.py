"""The example desk: the customers, people and tickets of Tallyroom, an invented maker of invoicing software."""
