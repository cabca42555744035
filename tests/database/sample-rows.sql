-- A row of every kind that no document brings: what a server has set up, got and voted, and what members keep. The columns are those of the first form.
insert into listings (date, paper_id, listed_at, seen_at) values ('2024-01-22', '2401.10891', 1705950000000, 1705950060000);
insert into days (date, outcome, detail, at, refreshed) values ('2024-01-20', 'weekend', null, 1705900000000, 0), ('2024-01-22', 'digest', null, 1705977600000, 2);
insert into unwritten (date, language) values ('2024-01-23', 'ko');
insert into summary_tasks (paper_id, language, claimed_until, attempts, next_at, complaint) values ('2401.10774', 'en', 0, 3, null, 'names figures that the abstract lacks');
insert into spending (day, requests, input_tokens, output_tokens) values ('2024-01-22', 4, 5200, 900);
insert into reports (paper_id, language, member_id, guild_id, created_at) values ('2401.10774', 'ko', '2001', '1001', 1705990000000);
insert into subscriptions (id, guild_id, channel_id, language, layout, time, zone, weekdays, cards, min_upvotes, include, exclude, mention, publish, weekly, paused, told, removed_at, created_at) values
  (1, '1001', '3001', 'ko', 'cards', '09:00', 'Asia/Seoul', '[1,2,3,4,5]', 10, 5, '["확산"]', '[]', '4001', 0, 1, null, 0, null, 1705900000000),
  (2, '1001', '3002', 'en', 'forum', null, 'America/New_York', '[1,2,3,4,5,6,7]', 25, 0, '[]', '["survey"]', null, 1, 0, null, 0, 1705960000000, 1705900000000);
insert into deliveries (id, kind, recipient, subscription_id, date, key, state, linked_in, created_at, finished_at) values
  (1, 'digest', '1', 1, '2024-01-23', 'aaaaaaaaaaaa', 'posted', null, 1706060000000, 1706060009000),
  (2, 'digest', '1', 1, '2024-01-22', 'bbbbbbbbbbbb', 'linked', 1, 1706060000000, 1706060009000),
  (3, 'matches', '2001', null, '2024-01-22', 'cccccccccccc', 'posted', null, 1706060000000, 1706060009000);
insert into posts (delivery_id, part, paper_id, guild_id, channel_id, message_id, intended_at, sent_at, seeded, shows, upgraded, publish_at) values
  (1, 0, null, '1001', '3001', '5000', 1706060000000, 1706060001000, 0, null, 0, 0),
  (1, 1, '2401.10891', '1001', '3001', '5001', 1706060001000, 1706060002000, 1, 'written ko', 0, null),
  (3, 0, null, null, '6001', '5002', 1706060003000, 1706060004000, 0, null, 0, null);
insert into leases (name, holder, until) values ('bot', 'a-host:17', 1706060030000);
insert into votes (guild_id, paper_id, member_id, source, value, created_at) values
  ('1001', '2401.10891', '2001', '5001:👍', 1, 1706060100000),
  ('1001', '2401.10891', '2002', '5001:👍🏽', 1, 1706060200000),
  ('1001', '2401.10891', '2003', 'button', -1, 1706060300000);
insert into servers (guild_id, vote_up, vote_down, gone_at) values ('1001', 'paper:7001', '👎', null), ('1002', null, null, 1706000000000);
insert into saved (member_id, paper_id, created_at) values ('2001', '2401.10774', 1706060400000);
insert into members (member_id, locale, paused, mention_in) values ('2001', 'ko', 0, '1001');
insert into follows (id, member_id, kind, text, created_at) values (1, '2001', 'keyword', '깊이 추정', 1705900000000), (2, '2001', 'author', 'Lihe Yang', 1705900000000);
insert into lookups (id, member_id, query, created_at) values ('abcdefgh', '2001', '{"text":"depth"}', 1706060500000);
insert into settings (key, value) values ('first-start', '1705900000000');
insert into arxiv_records (paper_id, submitted, categories, doi, fetched_at) values ('2401.11605', '2024-01-21', '["cs.CV"]', null, 1706060600000);
insert into summary_answers (paper_id, language, day, answers) values ('2401.10774', 'en', '2024-01-22', 2);
insert into likings (member_id, paper_id, value, created_at) values ('2001', '2401.10774', 1, 1706060700000), ('2001', '2401.11605', -1, 1706060800000);
insert into tastes (kind, owner, off, since, made_of, model) values ('member', '2001', 0, 1706000000000, 'abcdef', x'0102'), ('server', '1001', 1, 0, null, null);
insert into embeddings (paper_id, model, vector, tries, next_at) values ('2401.10891', 'small', x'7f00c1', 0, 0), ('2401.10774', 'small', null, 1, 1706060900000);
