import { FactView } from 'backstage-plugin-readiness-common';
import { Words } from '../hooks/useWords';

/** The value of a fact for people; an object as compact JSON. @internal */
export function factWords({ t, formats }: Words, fact: FactView): string {
  if (fact.state !== 'value' || fact.value === undefined) {
    return t(fact.state === 'none' ? 'fact.none' : 'fact.absent');
  }
  const { value } = fact;
  switch (typeof value) {
    case 'boolean':
      return t(value ? 'fact.yes' : 'fact.no');
    case 'number':
      return formats.number(value);
    case 'string':
      return value === '' ? t('fact.emptyText') : value;
    default:
      return JSON.stringify(value);
  }
}
