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
import * as file24 from '../../commands/digest/when-next.ts';
import * as file25 from '../../commands/digest/which.ts';
import * as file26 from '../../commands/digest/words.ts';
import * as file27 from '../../commands/digest/zones.ts';
import * as file28 from '../../commands/follow/add.ts';
import * as file29 from '../../commands/follow/author.ts';
import * as file30 from '../../commands/follow/breadth.ts';
import * as file31 from '../../commands/follow/command.ts';
import * as file32 from '../../commands/follow/foryou.ts';
import * as file33 from '../../commands/follow/from-paper.ts';
import * as file34 from '../../commands/follow/keyword.ts';
import * as file35 from '../../commands/follow/list.ts';
import * as file36 from '../../commands/follow/mentions.ts';
import * as file37 from '../../commands/follow/messages.ts';
import * as file38 from '../../commands/follow/name-option.ts';
import * as file39 from '../../commands/follow/organization.ts';
import * as file40 from '../../commands/follow/overview.ts';
import * as file41 from '../../commands/follow/remove.ts';
import * as file42 from '../../commands/follow/when-told.ts';
import * as file43 from '../../commands/help.ts';
import * as file44 from '../../commands/message/report-summary.ts';
import * as file45 from '../../commands/message/save-paper.ts';
import * as file46 from '../../commands/papers/author.ts';
import * as file47 from '../../commands/papers/author-menu.ts';
import * as file48 from '../../commands/papers/author-option.ts';
import * as file49 from '../../commands/papers/bibtex.ts';
import * as file50 from '../../commands/papers/card.ts';
import * as file51 from '../../commands/papers/command.ts';
import * as file52 from '../../commands/papers/date.ts';
import * as file53 from '../../commands/papers/discuss.ts';
import * as file54 from '../../commands/papers/fetch-papers.ts';
import * as file55 from '../../commands/papers/foryou.ts';
import * as file56 from '../../commands/papers/foryou-list.ts';
import * as file57 from '../../commands/papers/heading.ts';
import * as file58 from '../../commands/papers/item.ts';
import * as file59 from '../../commands/papers/language-menu.ts';
import * as file60 from '../../commands/papers/list.ts';
import * as file61 from '../../commands/papers/lookup.ts';
import * as file62 from '../../commands/papers/not-for-me.ts';
import * as file63 from '../../commands/papers/nothing.ts';
import * as file64 from '../../commands/papers/open.ts';
import * as file65 from '../../commands/papers/paper-option.ts';
import * as file66 from '../../commands/papers/random.ts';
import * as file67 from '../../commands/papers/results.ts';
import * as file68 from '../../commands/papers/search.ts';
import * as file69 from '../../commands/papers/share.ts';
import * as file70 from '../../commands/papers/show.ts';
import * as file71 from '../../commands/papers/similar.ts';
import * as file72 from '../../commands/papers/top.ts';
import * as file73 from '../../commands/papers/trends.ts';
import * as file74 from '../../commands/privacy/command.ts';
import * as file75 from '../../commands/privacy/delete.ts';
import * as file76 from '../../commands/privacy/record.ts';
import * as file77 from '../../commands/privacy/show.ts';
import * as file78 from '../../commands/saved/command.ts';
import * as file79 from '../../commands/saved/export.ts';
import * as file80 from '../../commands/saved/list.ts';
import * as file81 from '../../commands/saved/page.ts';
import * as file82 from '../../commands/saved/remove.ts';
import * as file83 from '../../commands/saved/toggle.ts';
import * as file84 from '../../commands/taste/command.ts';
import * as file85 from '../../commands/taste/off.ts';
import * as file86 from '../../commands/taste/reset.ts';
import * as file87 from '../../commands/taste/server.ts';
import * as file88 from '../../commands/taste/show.ts';
import * as file89 from '../../commands/votes/command.ts';
import * as file90 from '../../commands/votes/press.ts';
import * as file91 from '../../commands/votes/setup.ts';

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
  'digest/when-next': file24,
  'digest/which': file25,
  'digest/words': file26,
  'digest/zones': file27,
  'follow/add': file28,
  'follow/author': file29,
  'follow/breadth': file30,
  'follow/command': file31,
  'follow/foryou': file32,
  'follow/from-paper': file33,
  'follow/keyword': file34,
  'follow/list': file35,
  'follow/mentions': file36,
  'follow/messages': file37,
  'follow/name-option': file38,
  'follow/organization': file39,
  'follow/overview': file40,
  'follow/remove': file41,
  'follow/when-told': file42,
  'help': file43,
  'message/report-summary': file44,
  'message/save-paper': file45,
  'papers/author': file46,
  'papers/author-menu': file47,
  'papers/author-option': file48,
  'papers/bibtex': file49,
  'papers/card': file50,
  'papers/command': file51,
  'papers/date': file52,
  'papers/discuss': file53,
  'papers/fetch-papers': file54,
  'papers/foryou': file55,
  'papers/foryou-list': file56,
  'papers/heading': file57,
  'papers/item': file58,
  'papers/language-menu': file59,
  'papers/list': file60,
  'papers/lookup': file61,
  'papers/not-for-me': file62,
  'papers/nothing': file63,
  'papers/open': file64,
  'papers/paper-option': file65,
  'papers/random': file66,
  'papers/results': file67,
  'papers/search': file68,
  'papers/share': file69,
  'papers/show': file70,
  'papers/similar': file71,
  'papers/top': file72,
  'papers/trends': file73,
  'privacy/command': file74,
  'privacy/delete': file75,
  'privacy/record': file76,
  'privacy/show': file77,
  'saved/command': file78,
  'saved/export': file79,
  'saved/list': file80,
  'saved/page': file81,
  'saved/remove': file82,
  'saved/toggle': file83,
  'taste/command': file84,
  'taste/off': file85,
  'taste/reset': file86,
  'taste/server': file87,
  'taste/show': file88,
  'votes/command': file89,
  'votes/press': file90,
  'votes/setup': file91,
};
