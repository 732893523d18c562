-- A message may have both: a cause (in "together"), and a digest. It goes out in one that has either of them.
alter table message add column digest text;
