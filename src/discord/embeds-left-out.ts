// What is thrown where a message came without its embeds: Discord takes them out without a word where they are not allowed.

/** The message is there, but Discord took the embeds out of it: they are not allowed there, whatever the gateway told. */
export class EmbedsLeftOut extends Error {
  override readonly name = 'EmbedsLeftOut';

  constructor() {
    super('Discord left the embeds out');
  }
}
