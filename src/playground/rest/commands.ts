// The application's commands, global and of a guild: registered one by one or all at once.
import {
  ApplicationCommandCreateRequestSchema,
  ApplicationCommandPatchRequestPartialSchema,
  ApplicationCommandUpdateRequestSchema,
} from 'discord-api-spec/zod';
import {
  type APIApplicationCommand,
  ApplicationCommandType,
  type RESTPostAPIApplicationCommandsJSONBody,
  type Snowflake,
} from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { type Registry, registerCommand, sameCommand } from '../state/command.ts';
import { readBody } from './body.ts';
import { checkCommand } from './check-command.ts';
import { Form } from './form.ts';
import { guildAt } from './guilds.ts';
import { isOn } from './query.ts';
import { type Call, param, route } from './route.ts';

type Body = RESTPostAPIApplicationCommandsJSONBody;

const LIMITS: Partial<Record<ApplicationCommandType, number>> = {
  [ApplicationCommandType.ChatInput]: 100,
  [ApplicationCommandType.User]: 15,
  [ApplicationCommandType.Message]: 15,
};

const GLOBAL = '/applications/:application/commands';
const OF_GUILD = '/applications/:application/guilds/:guild/commands';

export const commandRoutes = [
  ...[GLOBAL, OF_GUILD].flatMap((path) => [
    route(`GET ${path}` as 'GET /', list),
    route(`POST ${path}` as 'POST /', create),
    route(`PUT ${path}` as 'PUT /', replaceAll),
    route(`GET ${path}/:command` as 'GET /', get),
    route(`PATCH ${path}/:command` as 'PATCH /', edit),
    route(`DELETE ${path}/:command` as 'DELETE /', remove),
  ]),
];

interface Scope {
  readonly registry: Registry;
  readonly guildId: Snowflake | null;
}

function scopeOf(call: Call): Scope {
  if (param(call, 'application') !== call.state.bot.id) throw refusal('UnknownApplication');
  if (call.params.guild === undefined) return { registry: call.state.commands, guildId: null };
  const guild = guildAt(call);
  return { registry: guild.commands, guildId: guild.id };
}

function list(call: Call) {
  const { registry } = scopeOf(call);
  const whole = isOn(call, 'with_localizations');
  return [...registry.values()].map((command) => (whole ? command : withoutLocalizations(command)));
}

function withoutLocalizations({
  name_localizations: _names,
  description_localizations: _descriptions,
  ...command
}: APIApplicationCommand) {
  return command;
}

function get(call: Call) {
  return find(scopeOf(call), param(call, 'command'));
}

function find({ registry }: Scope, id: Snowflake): APIApplicationCommand {
  const command = registry.get(id);
  if (!command) throw refusal('UnknownApplicationCommand');
  return command;
}

function create(call: Call) {
  const { registry, guildId } = scopeOf(call);
  const body = readBody<Body>(ApplicationCommandCreateRequestSchema, call.body);
  check([body], guildId);
  const known = sameCommand(registry, body);
  if (!known) requireRoom([...registry.values(), body]);
  return registerCommand(call.state, registry, body, guildId);
}

function edit(call: Call) {
  const scope = scopeOf(call);
  const known = find(scope, param(call, 'command'));
  const change = readBody<Partial<Body>>(ApplicationCommandPatchRequestPartialSchema, call.body);
  const { id, application_id: _, version: __, guild_id: ___, ...before } = known;
  const body = { ...before, ...change } as Body;
  check([body], scope.guildId);
  const same = sameCommand(scope.registry, body);
  if (same && same.id !== id) throw refusal('ApplicationCommandWithThatNameAlreadyExists');
  return registerCommand(call.state, scope.registry, body, scope.guildId, id);
}

function replaceAll(call: Call) {
  const { registry, guildId } = scopeOf(call);
  const form = new Form();
  const bodies = Array.isArray(call.body) ? (call.body as Body[]) : [];
  for (const [index, body] of bodies.entries())
    readBody(ApplicationCommandUpdateRequestSchema, body, form, [index]);
  check(bodies, guildId, true);
  requireRoom(bodies);
  const before = new Map(registry);
  registry.clear();
  return bodies.map((body) => {
    return registerCommand(call.state, registry, body, guildId, sameCommand(before, body)?.id);
  });
}

function check(bodies: readonly Body[], guildId: Snowflake | null, listed = false): void {
  const form = new Form();
  const names = new Set<string>();
  for (const [index, body] of bodies.entries()) {
    const place = listed ? [index] : [];
    checkCommand(form, body, place, guildId !== null);
    const key = `${body.type ?? ApplicationCommandType.ChatInput} ${body.name}`;
    if (names.has(key))
      form.add(
        [...place, 'name'],
        'APPLICATION_COMMANDS_DUPLICATE_NAME',
        'Application command names must be unique',
      );
    names.add(key);
  }
  form.throwIfWrong();
}

function requireRoom(commands: readonly { readonly type?: number | undefined }[]): void {
  for (const [type, limit] of Object.entries(LIMITS)) {
    const count = commands.filter((each) => (each.type ?? ApplicationCommandType.ChatInput) === Number(type));
    if (count.length > limit) throw refusal('MaximumNumberOfApplicationCommandsReached');
  }
}

function remove(call: Call): void {
  const scope = scopeOf(call);
  scope.registry.delete(find(scope, param(call, 'command')).id);
}
