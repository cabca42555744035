// The files of the commands/ drawer, as npm run commands:map writes them: a bundler sees only what is named.
import * as file0 from '../../commands/day-option.ts';
import * as file1 from '../../commands/digest/command.ts';
import * as file2 from '../../commands/digest/document.ts';
import * as file3 from '../../commands/digest/edit.ts';
import * as file4 from '../../commands/digest/follows.ts';
import * as file5 from '../../commands/digest/form.ts';
import * as file6 from '../../commands/digest/history.ts';
import * as file7 from '../../commands/digest/hour-form.ts';
import * as file8 from '../../commands/digest/list.ts';
import * as file9 from '../../commands/digest/one-of.ts';
import * as file10 from '../../commands/digest/options.ts';
import * as file11 from '../../commands/digest/panel.ts';
import * as file12 from '../../commands/digest/panel-buttons.ts';
import * as file13 from '../../commands/digest/panel-view.ts';
import * as file14 from '../../commands/digest/pause.ts';
import * as file15 from '../../commands/digest/post.ts';
import * as file16 from '../../commands/digest/preview.ts';
import * as file17 from '../../commands/digest/proposal.ts';
import * as file18 from '../../commands/digest/remove.ts';
import * as file19 from '../../commands/digest/resume.ts';
import * as file20 from '../../commands/digest/setup.ts';
import * as file21 from '../../commands/digest/when-next.ts';
import * as file22 from '../../commands/digest/which.ts';
import * as file23 from '../../commands/digest/words.ts';
import * as file24 from '../../commands/digest/zones.ts';
import * as file25 from '../../commands/follow/add.ts';
import * as file26 from '../../commands/follow/author.ts';
import * as file27 from '../../commands/follow/breadth.ts';
import * as file28 from '../../commands/follow/command.ts';
import * as file29 from '../../commands/follow/foryou.ts';
import * as file30 from '../../commands/follow/from-paper.ts';
import * as file31 from '../../commands/follow/keyword.ts';
import * as file32 from '../../commands/follow/list.ts';
import * as file33 from '../../commands/follow/mentions.ts';
import * as file34 from '../../commands/follow/messages.ts';
import * as file35 from '../../commands/follow/name-option.ts';
import * as file36 from '../../commands/follow/organization.ts';
import * as file37 from '../../commands/follow/overview.ts';
import * as file38 from '../../commands/follow/remove.ts';
import * as file39 from '../../commands/follow/when-told.ts';
import * as file40 from '../../commands/help.ts';
import * as file41 from '../../commands/message/report-summary.ts';
import * as file42 from '../../commands/message/save-paper.ts';
import * as file43 from '../../commands/papers/author.ts';
import * as file44 from '../../commands/papers/author-menu.ts';
import * as file45 from '../../commands/papers/author-option.ts';
import * as file46 from '../../commands/papers/bibtex.ts';
import * as file47 from '../../commands/papers/card.ts';
import * as file48 from '../../commands/papers/command.ts';
import * as file49 from '../../commands/papers/date.ts';
import * as file50 from '../../commands/papers/discuss.ts';
import * as file51 from '../../commands/papers/fetch-papers.ts';
import * as file52 from '../../commands/papers/foryou.ts';
import * as file53 from '../../commands/papers/foryou-list.ts';
import * as file54 from '../../commands/papers/heading.ts';
import * as file55 from '../../commands/papers/item.ts';
import * as file56 from '../../commands/papers/language-menu.ts';
import * as file57 from '../../commands/papers/list.ts';
import * as file58 from '../../commands/papers/lookup.ts';
import * as file59 from '../../commands/papers/not-for-me.ts';
import * as file60 from '../../commands/papers/nothing.ts';
import * as file61 from '../../commands/papers/open.ts';
import * as file62 from '../../commands/papers/paper-option.ts';
import * as file63 from '../../commands/papers/random.ts';
import * as file64 from '../../commands/papers/results.ts';
import * as file65 from '../../commands/papers/search.ts';
import * as file66 from '../../commands/papers/share.ts';
import * as file67 from '../../commands/papers/show.ts';
import * as file68 from '../../commands/papers/similar.ts';
import * as file69 from '../../commands/papers/top.ts';
import * as file70 from '../../commands/papers/trends.ts';
import * as file71 from '../../commands/privacy/command.ts';
import * as file72 from '../../commands/privacy/delete.ts';
import * as file73 from '../../commands/privacy/record.ts';
import * as file74 from '../../commands/privacy/show.ts';
import * as file75 from '../../commands/saved/command.ts';
import * as file76 from '../../commands/saved/export.ts';
import * as file77 from '../../commands/saved/list.ts';
import * as file78 from '../../commands/saved/page.ts';
import * as file79 from '../../commands/saved/remove.ts';
import * as file80 from '../../commands/saved/toggle.ts';
import * as file81 from '../../commands/taste/command.ts';
import * as file82 from '../../commands/taste/off.ts';
import * as file83 from '../../commands/taste/reset.ts';
import * as file84 from '../../commands/taste/server.ts';
import * as file85 from '../../commands/taste/show.ts';
import * as file86 from '../../commands/votes/command.ts';
import * as file87 from '../../commands/votes/press.ts';
import * as file88 from '../../commands/votes/setup.ts';

export const COMMAND_FILES: Readonly<Record<string, object>> = {
  'day-option': file0,
  'digest/command': file1,
  'digest/document': file2,
  'digest/edit': file3,
  'digest/follows': file4,
  'digest/form': file5,
  'digest/history': file6,
  'digest/hour-form': file7,
  'digest/list': file8,
  'digest/one-of': file9,
  'digest/options': file10,
  'digest/panel': file11,
  'digest/panel-buttons': file12,
  'digest/panel-view': file13,
  'digest/pause': file14,
  'digest/post': file15,
  'digest/preview': file16,
  'digest/proposal': file17,
  'digest/remove': file18,
  'digest/resume': file19,
  'digest/setup': file20,
  'digest/when-next': file21,
  'digest/which': file22,
  'digest/words': file23,
  'digest/zones': file24,
  'follow/add': file25,
  'follow/author': file26,
  'follow/breadth': file27,
  'follow/command': file28,
  'follow/foryou': file29,
  'follow/from-paper': file30,
  'follow/keyword': file31,
  'follow/list': file32,
  'follow/mentions': file33,
  'follow/messages': file34,
  'follow/name-option': file35,
  'follow/organization': file36,
  'follow/overview': file37,
  'follow/remove': file38,
  'follow/when-told': file39,
  'help': file40,
  'message/report-summary': file41,
  'message/save-paper': file42,
  'papers/author': file43,
  'papers/author-menu': file44,
  'papers/author-option': file45,
  'papers/bibtex': file46,
  'papers/card': file47,
  'papers/command': file48,
  'papers/date': file49,
  'papers/discuss': file50,
  'papers/fetch-papers': file51,
  'papers/foryou': file52,
  'papers/foryou-list': file53,
  'papers/heading': file54,
  'papers/item': file55,
  'papers/language-menu': file56,
  'papers/list': file57,
  'papers/lookup': file58,
  'papers/not-for-me': file59,
  'papers/nothing': file60,
  'papers/open': file61,
  'papers/paper-option': file62,
  'papers/random': file63,
  'papers/results': file64,
  'papers/search': file65,
  'papers/share': file66,
  'papers/show': file67,
  'papers/similar': file68,
  'papers/top': file69,
  'papers/trends': file70,
  'privacy/command': file71,
  'privacy/delete': file72,
  'privacy/record': file73,
  'privacy/show': file74,
  'saved/command': file75,
  'saved/export': file76,
  'saved/list': file77,
  'saved/page': file78,
  'saved/remove': file79,
  'saved/toggle': file80,
  'taste/command': file81,
  'taste/off': file82,
  'taste/reset': file83,
  'taste/server': file84,
  'taste/show': file85,
  'votes/command': file86,
  'votes/press': file87,
  'votes/setup': file88,
};
