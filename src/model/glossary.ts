// The field's terms in the languages that readers use: each entry's forms mean the same.
import entries from './glossary.json' with { type: 'json' };

/** One line of glossary.json an entry, English first. To add a term, add a line. */
export const GLOSSARY: readonly (readonly string[])[] = entries;
