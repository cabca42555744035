// The numbers of Discord's wire that the page tells apart, under the names that they are documented by.
import type {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonStyle,
  ChannelType,
  ComponentType,
  SeparatorSpacingSize,
  TextInputStyle,
} from 'discord-api-types/v10';

export const Command = {
  slash: 1 as ApplicationCommandType.ChatInput,
  user: 2 as ApplicationCommandType.User,
  message: 3 as ApplicationCommandType.Message,
} as const;

export const Option = {
  subcommand: 1 as ApplicationCommandOptionType.Subcommand,
  group: 2 as ApplicationCommandOptionType.SubcommandGroup,
  text: 3 as ApplicationCommandOptionType.String,
  integer: 4 as ApplicationCommandOptionType.Integer,
  boolean: 5 as ApplicationCommandOptionType.Boolean,
  user: 6 as ApplicationCommandOptionType.User,
  channel: 7 as ApplicationCommandOptionType.Channel,
  role: 8 as ApplicationCommandOptionType.Role,
  mentionable: 9 as ApplicationCommandOptionType.Mentionable,
  number: 10 as ApplicationCommandOptionType.Number,
  attachment: 11 as ApplicationCommandOptionType.Attachment,
} as const;

export const Component = {
  row: 1 as ComponentType.ActionRow,
  button: 2 as ComponentType.Button,
  stringSelect: 3 as ComponentType.StringSelect,
  textInput: 4 as ComponentType.TextInput,
  userSelect: 5 as ComponentType.UserSelect,
  roleSelect: 6 as ComponentType.RoleSelect,
  mentionableSelect: 7 as ComponentType.MentionableSelect,
  channelSelect: 8 as ComponentType.ChannelSelect,
  section: 9 as ComponentType.Section,
  text: 10 as ComponentType.TextDisplay,
  thumbnail: 11 as ComponentType.Thumbnail,
  gallery: 12 as ComponentType.MediaGallery,
  file: 13 as ComponentType.File,
  separator: 14 as ComponentType.Separator,
  container: 17 as ComponentType.Container,
  label: 18 as ComponentType.Label,
  radioGroup: 21 as ComponentType.RadioGroup,
  checkboxGroup: 22 as ComponentType.CheckboxGroup,
  checkbox: 23 as ComponentType.Checkbox,
} as const;

export const Button = {
  primary: 1 as ButtonStyle.Primary,
  secondary: 2 as ButtonStyle.Secondary,
  success: 3 as ButtonStyle.Success,
  danger: 4 as ButtonStyle.Danger,
  link: 5 as ButtonStyle.Link,
  premium: 6 as ButtonStyle.Premium,
} as const;

export const Channel = {
  text: 0 as ChannelType.GuildText,
  direct: 1 as ChannelType.DM,
  voice: 2 as ChannelType.GuildVoice,
  group: 3 as ChannelType.GroupDM,
  category: 4 as ChannelType.GuildCategory,
  announcement: 5 as ChannelType.GuildAnnouncement,
  stage: 13 as ChannelType.GuildStageVoice,
  forum: 15 as ChannelType.GuildForum,
  media: 16 as ChannelType.GuildMedia,
} as const;

export const LARGE_SPACING = 2 as SeparatorSpacingSize.Large;
export const PARAGRAPH = 2 as TextInputStyle.Paragraph;

export const Flag = { crossposted: 1, ephemeral: 64, loading: 128, componentsV2: 32_768 } as const;

export function hasFlag({ flags }: { readonly flags?: number }, flag: number): boolean {
  return ((flags ?? 0) & flag) !== 0;
}

/** Types of messages. */
export const MessageKind = { pinned: 6, thread: 18, reply: 19, slash: 20, menu: 23 } as const;
