-- Searches ask for starts and ends by themselves; nobody asks for the nights as one range.
drop index flat_stretch_nights;
