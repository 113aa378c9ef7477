import { TranslationRef } from '@backstage/core-plugin-api/alpha';
import { readinessTranslationRef } from '../translation';
import { messages } from '../translations/en';

/** Each text with its key, as pairs. */
type Entries<Tree, Path extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? [`${Path}${Key}`, Tree[Key]]
    : Entries<Tree[Key], `${Path}${Key}.`>;
}[keyof Tree & string];
type Entry = Entries<typeof messages>;

type Plural = 'one' | 'other';
type Singular<Key> = Key extends `${infer Stem}_${Plural}` ? Stem : Key;
type PluralKey<Key = Entry[0]> = Key extends `${infer Stem}_${Plural}`
  ? Stem
  : never;

/** The texts of a key: one, or one for each number. */
type Texts = { [Pair in Entry as Singular<Pair[0]>]: Pair[1] };

/** A key of the plugin's words. @internal */
export type MessageKey = keyof Texts;

type Placeholder<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

type Values<Key extends MessageKey, Value> = {
  [Name in Exclude<Placeholder<Texts[Key]>, 'count'>]: Value;
} & ([Key & PluralKey] extends [never] ? {} : { count: number });

/** What has to be put into the texts; nothing where there is nothing to put. */
type ValuesFor<Key extends MessageKey, Value> = [
  Placeholder<Texts[Key]> | (Key & PluralKey),
] extends [never]
  ? []
  : [values: Values<Key, Value>];

/**
 * Translates a key of the plugin. An element among the values makes the words an element.
 *
 * @remarks
 * The type of the framework for this works out all keys again at each use, which took minutes for as many as there are.
 * @internal
 */
export interface Translate {
  <Key extends MessageKey>(key: Key, ...values: ValuesFor<Key, string>): string;
  <Key extends MessageKey>(
    key: Key,
    ...values: ValuesFor<Key, string | JSX.Element>
  ): JSX.Element;
}

/** The words of the plugin by any key. @internal */
export const anyWordsRef: TranslationRef = readinessTranslationRef;

/**
 * Makes keys and values of what translates any key certain.
 * @internal
 */
export function createTranslate(
  translateAny: (key: string, values?: object) => string | JSX.Element,
): Translate {
  function translate<Key extends MessageKey>(
    key: Key,
    ...values: ValuesFor<Key, string>
  ): string;
  function translate<Key extends MessageKey>(
    key: Key,
    ...values: ValuesFor<Key, string | JSX.Element>
  ): JSX.Element;
  function translate(key: string, values?: object): string | JSX.Element {
    return translateAny(key, values);
  }
  return translate;
}
