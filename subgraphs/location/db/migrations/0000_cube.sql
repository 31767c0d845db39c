-- The nearest places: points of the unit sphere under GiST.
CREATE EXTENSION IF NOT EXISTS cube;
