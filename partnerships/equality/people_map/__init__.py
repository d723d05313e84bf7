"""Who meets whom: for each subject a person and a stand-in of every side."""
