// Keeps secrets out of whatever is shown or kept: tokens and keys, and the passwords that stand in addresses.

export const HIDDEN = '[redacted]';

/** What stands before the @ of an address, on a line of JSON too: a user, and often a password. A database's user alone is no secret. */
const LOGIN = /(?<=:\/\/)(?<!postgres(?:ql)?:\/\/(?=[^\s:/?#"\\@]*@))(?:\\.|[^\s/?#"\\])*(?=@)/g;

/** Shorter passwords are hidden in addresses only: they are a part of too many words. */
const SHORTEST = 4;

/** Takes these values out of a text, however they are quoted in it, and the logins out of all addresses. */
export function hideSecrets(secrets: readonly string[]): (text: string) => string {
  const quoted = (text: string) => JSON.stringify(text).slice(1, -1);
  const forms = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [quoted(quoted(secret)), quoted(secret), secret])
    .toSorted((a, b) => b.length - a.length);
  const known = [...new Set(forms)];
  return (text) => known.reduce((clean, form) => clean.replaceAll(form, HIDDEN), text.replace(LOGIN, HIDDEN));
}

/**
 * The password of an address in every form that it may be repeated in; the user where there is no password: it is a token
 * then, but for a database's.
 */
export function secretsInAddress(address: string): string[] {
  // Up to the last @: whoever writes a password by hand may forget to encode its signs.
  const login = /\/\/(.*)@/s.exec(address)?.[1];
  if (!login) return [];
  const [, user = '', password = ''] = /^([^:]*):?(.*)$/s.exec(login) ?? [];
  const plain = [decode(user), decode(password)];
  const basic = Buffer.from(plain.join(':')).toString('base64');
  const secret = password || (/^postgres/i.test(address) ? '' : user);
  if (secret === '') return [];
  const parsed = URL.canParse(address) ? new URL(address) : null;
  const forms = [secret, decode(secret), encodeURIComponent(decode(secret)), parsed?.password ?? '', basic];
  return [...new Set(forms)].filter((form) => form.length >= SHORTEST);
}

/** What was encoded in an address; as it is where its signs are not encoded. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
