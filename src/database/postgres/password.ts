// Takes the password out of the address of a database: among a program's arguments everybody on the machine could read it.
import { decode } from '../../secrets.ts';

export interface Login {
  readonly address: string;
  /** Null where none stands in it. */
  readonly password: string | null;
}

/** It stands behind the user, or in the query, which wins. */
export function takePassword(url: string): Login {
  const [place = '', query] = url.split(/\?(.*)/s);
  const [, before = '', own, after = ''] = /^([^:]+:\/\/[^:@/?#]*):([^@/?#]*)(@.*)$/s.exec(place) ?? [];
  const parameters = query?.split('&') ?? [];
  const isPassword = (parameter: string) => decode(parameter.split('=')[0] ?? '') === 'password';
  const asked = parameters.findLast(isPassword)?.replace(/^[^=]*=?/, '');
  const rest = parameters.filter((parameter) => !isPassword(parameter)).join('&');
  const password = asked || own;
  return {
    address: `${own === undefined ? place : before + after}${rest === '' ? '' : `?${rest}`}`,
    password: password === undefined ? null : decode(password),
  };
}
