-- Which sheet of a workbook an import reads, and the sheets that could be chosen (a JSON list).
ALTER TABLE imports ADD COLUMN sheet text;
ALTER TABLE imports ADD COLUMN sheets text DEFAULT '[]' NOT NULL;
