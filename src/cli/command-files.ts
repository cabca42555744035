// The files of the commands/ drawer, as npm run commands:map writes them: a bundler sees only what is named.
import * as file0 from '../../commands/day-option.ts';
import * as file1 from '../../commands/digest/command.ts';
import * as file2 from '../../commands/digest/document.ts';
import * as file3 from '../../commands/digest/edit.ts';
import * as file4 from '../../commands/digest/edit-panel.ts';
import * as file5 from '../../commands/digest/follows.ts';
import * as file6 from '../../commands/digest/form.ts';
import * as file7 from '../../commands/digest/gone.ts';
import * as file8 from '../../commands/digest/history.ts';
import * as file9 from '../../commands/digest/hour-form.ts';
import * as file10 from '../../commands/digest/list.ts';
import * as file11 from '../../commands/digest/one-of.ts';
import * as file12 from '../../commands/digest/options.ts';
import * as file13 from '../../commands/digest/panel.ts';
import * as file14 from '../../commands/digest/panel-buttons.ts';
import * as file15 from '../../commands/digest/panel-view.ts';
import * as file16 from '../../commands/digest/pause.ts';
import * as file17 from '../../commands/digest/post.ts';
import * as file18 from '../../commands/digest/preview.ts';
import * as file19 from '../../commands/digest/proposal.ts';
import * as file20 from '../../commands/digest/remove.ts';
import * as file21 from '../../commands/digest/resume.ts';
import * as file22 from '../../commands/digest/save-proposal.ts';
import * as file23 from '../../commands/digest/setup.ts';
import * as file24 from '../../commands/digest/typed-hour.ts';
import * as file25 from '../../commands/digest/when-next.ts';
import * as file26 from '../../commands/digest/which.ts';
import * as file27 from '../../commands/digest/words.ts';
import * as file28 from '../../commands/digest/zones.ts';
import * as file29 from '../../commands/follow/add.ts';
import * as file30 from '../../commands/follow/author.ts';
import * as file31 from '../../commands/follow/breadth.ts';
import * as file32 from '../../commands/follow/command.ts';
import * as file33 from '../../commands/follow/foryou.ts';
import * as file34 from '../../commands/follow/from-paper.ts';
import * as file35 from '../../commands/follow/keyword.ts';
import * as file36 from '../../commands/follow/list.ts';
import * as file37 from '../../commands/follow/mentions.ts';
import * as file38 from '../../commands/follow/messages.ts';
import * as file39 from '../../commands/follow/name-option.ts';
import * as file40 from '../../commands/follow/organization.ts';
import * as file41 from '../../commands/follow/overview.ts';
import * as file42 from '../../commands/follow/remove.ts';
import * as file43 from '../../commands/follow/when-told.ts';
import * as file44 from '../../commands/help.ts';
import * as file45 from '../../commands/message/report-summary.ts';
import * as file46 from '../../commands/message/save-paper.ts';
import * as file47 from '../../commands/papers/author.ts';
import * as file48 from '../../commands/papers/author-menu.ts';
import * as file49 from '../../commands/papers/author-option.ts';
import * as file50 from '../../commands/papers/bibtex.ts';
import * as file51 from '../../commands/papers/card.ts';
import * as file52 from '../../commands/papers/command.ts';
import * as file53 from '../../commands/papers/date.ts';
import * as file54 from '../../commands/papers/discuss.ts';
import * as file55 from '../../commands/papers/fetch-papers.ts';
import * as file56 from '../../commands/papers/foryou.ts';
import * as file57 from '../../commands/papers/foryou-list.ts';
import * as file58 from '../../commands/papers/heading.ts';
import * as file59 from '../../commands/papers/item.ts';
import * as file60 from '../../commands/papers/language-menu.ts';
import * as file61 from '../../commands/papers/list.ts';
import * as file62 from '../../commands/papers/lookup.ts';
import * as file63 from '../../commands/papers/not-for-me.ts';
import * as file64 from '../../commands/papers/nothing.ts';
import * as file65 from '../../commands/papers/open.ts';
import * as file66 from '../../commands/papers/paper-option.ts';
import * as file67 from '../../commands/papers/random.ts';
import * as file68 from '../../commands/papers/results.ts';
import * as file69 from '../../commands/papers/search.ts';
import * as file70 from '../../commands/papers/share.ts';
import * as file71 from '../../commands/papers/show.ts';
import * as file72 from '../../commands/papers/similar.ts';
import * as file73 from '../../commands/papers/top.ts';
import * as file74 from '../../commands/papers/trends.ts';
import * as file75 from '../../commands/privacy/command.ts';
import * as file76 from '../../commands/privacy/delete.ts';
import * as file77 from '../../commands/privacy/record.ts';
import * as file78 from '../../commands/privacy/show.ts';
import * as file79 from '../../commands/saved/command.ts';
import * as file80 from '../../commands/saved/export.ts';
import * as file81 from '../../commands/saved/list.ts';
import * as file82 from '../../commands/saved/page.ts';
import * as file83 from '../../commands/saved/remove.ts';
import * as file84 from '../../commands/saved/toggle.ts';
import * as file85 from '../../commands/taste/command.ts';
import * as file86 from '../../commands/taste/off.ts';
import * as file87 from '../../commands/taste/reset.ts';
import * as file88 from '../../commands/taste/server.ts';
import * as file89 from '../../commands/taste/show.ts';
import * as file90 from '../../commands/votes/command.ts';
import * as file91 from '../../commands/votes/press.ts';
import * as file92 from '../../commands/votes/setup.ts';

export const COMMAND_FILES: Readonly<Record<string, object>> = {
  'day-option': file0,
  'digest/command': file1,
  'digest/document': file2,
  'digest/edit': file3,
  'digest/edit-panel': file4,
  'digest/follows': file5,
  'digest/form': file6,
  'digest/gone': file7,
  'digest/history': file8,
  'digest/hour-form': file9,
  'digest/list': file10,
  'digest/one-of': file11,
  'digest/options': file12,
  'digest/panel': file13,
  'digest/panel-buttons': file14,
  'digest/panel-view': file15,
  'digest/pause': file16,
  'digest/post': file17,
  'digest/preview': file18,
  'digest/proposal': file19,
  'digest/remove': file20,
  'digest/resume': file21,
  'digest/save-proposal': file22,
  'digest/setup': file23,
  'digest/typed-hour': file24,
  'digest/when-next': file25,
  'digest/which': file26,
  'digest/words': file27,
  'digest/zones': file28,
  'follow/add': file29,
  'follow/author': file30,
  'follow/breadth': file31,
  'follow/command': file32,
  'follow/foryou': file33,
  'follow/from-paper': file34,
  'follow/keyword': file35,
  'follow/list': file36,
  'follow/mentions': file37,
  'follow/messages': file38,
  'follow/name-option': file39,
  'follow/organization': file40,
  'follow/overview': file41,
  'follow/remove': file42,
  'follow/when-told': file43,
  'help': file44,
  'message/report-summary': file45,
  'message/save-paper': file46,
  'papers/author': file47,
  'papers/author-menu': file48,
  'papers/author-option': file49,
  'papers/bibtex': file50,
  'papers/card': file51,
  'papers/command': file52,
  'papers/date': file53,
  'papers/discuss': file54,
  'papers/fetch-papers': file55,
  'papers/foryou': file56,
  'papers/foryou-list': file57,
  'papers/heading': file58,
  'papers/item': file59,
  'papers/language-menu': file60,
  'papers/list': file61,
  'papers/lookup': file62,
  'papers/not-for-me': file63,
  'papers/nothing': file64,
  'papers/open': file65,
  'papers/paper-option': file66,
  'papers/random': file67,
  'papers/results': file68,
  'papers/search': file69,
  'papers/share': file70,
  'papers/show': file71,
  'papers/similar': file72,
  'papers/top': file73,
  'papers/trends': file74,
  'privacy/command': file75,
  'privacy/delete': file76,
  'privacy/record': file77,
  'privacy/show': file78,
  'saved/command': file79,
  'saved/export': file80,
  'saved/list': file81,
  'saved/page': file82,
  'saved/remove': file83,
  'saved/toggle': file84,
  'taste/command': file85,
  'taste/off': file86,
  'taste/reset': file87,
  'taste/server': file88,
  'taste/show': file89,
  'votes/command': file90,
  'votes/press': file91,
  'votes/setup': file92,
};
