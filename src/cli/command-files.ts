// The files of the commands/ drawer, as npm run commands:map writes them: a bundler sees only what is named.
import * as file0 from '../../commands/day-option.ts';
import * as file1 from '../../commands/digest/command.ts';
import * as file2 from '../../commands/digest/document.ts';
import * as file3 from '../../commands/digest/edit.ts';
import * as file4 from '../../commands/digest/edit-panel.ts';
import * as file5 from '../../commands/digest/follows.ts';
import * as file6 from '../../commands/digest/form.ts';
import * as file7 from '../../commands/digest/history.ts';
import * as file8 from '../../commands/digest/hour-form.ts';
import * as file9 from '../../commands/digest/list.ts';
import * as file10 from '../../commands/digest/one-of.ts';
import * as file11 from '../../commands/digest/options.ts';
import * as file12 from '../../commands/digest/panel.ts';
import * as file13 from '../../commands/digest/panel-buttons.ts';
import * as file14 from '../../commands/digest/panel-view.ts';
import * as file15 from '../../commands/digest/pause.ts';
import * as file16 from '../../commands/digest/post.ts';
import * as file17 from '../../commands/digest/preview.ts';
import * as file18 from '../../commands/digest/proposal.ts';
import * as file19 from '../../commands/digest/remove.ts';
import * as file20 from '../../commands/digest/resume.ts';
import * as file21 from '../../commands/digest/save-proposal.ts';
import * as file22 from '../../commands/digest/setup.ts';
import * as file23 from '../../commands/digest/when-next.ts';
import * as file24 from '../../commands/digest/which.ts';
import * as file25 from '../../commands/digest/words.ts';
import * as file26 from '../../commands/digest/zones.ts';
import * as file27 from '../../commands/follow/add.ts';
import * as file28 from '../../commands/follow/author.ts';
import * as file29 from '../../commands/follow/breadth.ts';
import * as file30 from '../../commands/follow/command.ts';
import * as file31 from '../../commands/follow/foryou.ts';
import * as file32 from '../../commands/follow/from-paper.ts';
import * as file33 from '../../commands/follow/keyword.ts';
import * as file34 from '../../commands/follow/list.ts';
import * as file35 from '../../commands/follow/mentions.ts';
import * as file36 from '../../commands/follow/messages.ts';
import * as file37 from '../../commands/follow/name-option.ts';
import * as file38 from '../../commands/follow/organization.ts';
import * as file39 from '../../commands/follow/overview.ts';
import * as file40 from '../../commands/follow/remove.ts';
import * as file41 from '../../commands/follow/when-told.ts';
import * as file42 from '../../commands/help.ts';
import * as file43 from '../../commands/message/report-summary.ts';
import * as file44 from '../../commands/message/save-paper.ts';
import * as file45 from '../../commands/papers/author.ts';
import * as file46 from '../../commands/papers/author-menu.ts';
import * as file47 from '../../commands/papers/author-option.ts';
import * as file48 from '../../commands/papers/bibtex.ts';
import * as file49 from '../../commands/papers/card.ts';
import * as file50 from '../../commands/papers/command.ts';
import * as file51 from '../../commands/papers/date.ts';
import * as file52 from '../../commands/papers/discuss.ts';
import * as file53 from '../../commands/papers/fetch-papers.ts';
import * as file54 from '../../commands/papers/foryou.ts';
import * as file55 from '../../commands/papers/foryou-list.ts';
import * as file56 from '../../commands/papers/heading.ts';
import * as file57 from '../../commands/papers/item.ts';
import * as file58 from '../../commands/papers/language-menu.ts';
import * as file59 from '../../commands/papers/list.ts';
import * as file60 from '../../commands/papers/lookup.ts';
import * as file61 from '../../commands/papers/not-for-me.ts';
import * as file62 from '../../commands/papers/nothing.ts';
import * as file63 from '../../commands/papers/open.ts';
import * as file64 from '../../commands/papers/paper-option.ts';
import * as file65 from '../../commands/papers/random.ts';
import * as file66 from '../../commands/papers/results.ts';
import * as file67 from '../../commands/papers/search.ts';
import * as file68 from '../../commands/papers/share.ts';
import * as file69 from '../../commands/papers/show.ts';
import * as file70 from '../../commands/papers/similar.ts';
import * as file71 from '../../commands/papers/top.ts';
import * as file72 from '../../commands/papers/trends.ts';
import * as file73 from '../../commands/privacy/command.ts';
import * as file74 from '../../commands/privacy/delete.ts';
import * as file75 from '../../commands/privacy/record.ts';
import * as file76 from '../../commands/privacy/show.ts';
import * as file77 from '../../commands/saved/command.ts';
import * as file78 from '../../commands/saved/export.ts';
import * as file79 from '../../commands/saved/list.ts';
import * as file80 from '../../commands/saved/page.ts';
import * as file81 from '../../commands/saved/remove.ts';
import * as file82 from '../../commands/saved/toggle.ts';
import * as file83 from '../../commands/taste/command.ts';
import * as file84 from '../../commands/taste/off.ts';
import * as file85 from '../../commands/taste/reset.ts';
import * as file86 from '../../commands/taste/server.ts';
import * as file87 from '../../commands/taste/show.ts';
import * as file88 from '../../commands/votes/command.ts';
import * as file89 from '../../commands/votes/press.ts';
import * as file90 from '../../commands/votes/setup.ts';

export const COMMAND_FILES: Readonly<Record<string, object>> = {
  'day-option': file0,
  'digest/command': file1,
  'digest/document': file2,
  'digest/edit': file3,
  'digest/edit-panel': file4,
  'digest/follows': file5,
  'digest/form': file6,
  'digest/history': file7,
  'digest/hour-form': file8,
  'digest/list': file9,
  'digest/one-of': file10,
  'digest/options': file11,
  'digest/panel': file12,
  'digest/panel-buttons': file13,
  'digest/panel-view': file14,
  'digest/pause': file15,
  'digest/post': file16,
  'digest/preview': file17,
  'digest/proposal': file18,
  'digest/remove': file19,
  'digest/resume': file20,
  'digest/save-proposal': file21,
  'digest/setup': file22,
  'digest/when-next': file23,
  'digest/which': file24,
  'digest/words': file25,
  'digest/zones': file26,
  'follow/add': file27,
  'follow/author': file28,
  'follow/breadth': file29,
  'follow/command': file30,
  'follow/foryou': file31,
  'follow/from-paper': file32,
  'follow/keyword': file33,
  'follow/list': file34,
  'follow/mentions': file35,
  'follow/messages': file36,
  'follow/name-option': file37,
  'follow/organization': file38,
  'follow/overview': file39,
  'follow/remove': file40,
  'follow/when-told': file41,
  'help': file42,
  'message/report-summary': file43,
  'message/save-paper': file44,
  'papers/author': file45,
  'papers/author-menu': file46,
  'papers/author-option': file47,
  'papers/bibtex': file48,
  'papers/card': file49,
  'papers/command': file50,
  'papers/date': file51,
  'papers/discuss': file52,
  'papers/fetch-papers': file53,
  'papers/foryou': file54,
  'papers/foryou-list': file55,
  'papers/heading': file56,
  'papers/item': file57,
  'papers/language-menu': file58,
  'papers/list': file59,
  'papers/lookup': file60,
  'papers/not-for-me': file61,
  'papers/nothing': file62,
  'papers/open': file63,
  'papers/paper-option': file64,
  'papers/random': file65,
  'papers/results': file66,
  'papers/search': file67,
  'papers/share': file68,
  'papers/show': file69,
  'papers/similar': file70,
  'papers/top': file71,
  'papers/trends': file72,
  'privacy/command': file73,
  'privacy/delete': file74,
  'privacy/record': file75,
  'privacy/show': file76,
  'saved/command': file77,
  'saved/export': file78,
  'saved/list': file79,
  'saved/page': file80,
  'saved/remove': file81,
  'saved/toggle': file82,
  'taste/command': file83,
  'taste/off': file84,
  'taste/reset': file85,
  'taste/server': file86,
  'taste/show': file87,
  'votes/command': file88,
  'votes/press': file89,
  'votes/setup': file90,
};
