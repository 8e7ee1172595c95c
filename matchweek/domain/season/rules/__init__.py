"""What SOAP allows, as the program holds it: one text a section, with the source and the mark of every rule.

`figures` holds the numbers that rules set, `book` reads the texts. Code, tests and texts cite a rule as
“rules: contact.begin”, a whole section as “rules: contact”, several as “rules: contact.begin, offers”.
"""
