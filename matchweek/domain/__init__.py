"""What SOAP allows: pure values and rules. No files, no clock, no SQL, no screen."""
