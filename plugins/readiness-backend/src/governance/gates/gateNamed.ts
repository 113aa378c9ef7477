import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { Gate } from 'backstage-readiness-core';
import { Publication } from '../../standards/Publication';

const MOST_NAMED = 20;

/**
 * A published gate.
 * @throws NotFoundError that names those that are known
 * @internal
 */
export function gateNamed(
  publication: Publication | undefined,
  name: string,
): Gate {
  const { gates } = published(publication).documents;
  const gate = gates.find(one => one.name === name);
  if (!gate) {
    throw new NotFoundError(`There is no gate "${name}"; ${known(gates)}`);
  }
  return gate;
}

/**
 * What is published.
 * @throws ServiceUnavailableError before anything is
 * @internal
 */
export function published(publication: Publication | undefined): Publication {
  if (!publication) {
    throw new ServiceUnavailableError(
      'No documents have been published yet, so no gate can decide; ask again in a minute',
    );
  }
  return publication;
}

function known(gates: readonly Gate[]): string {
  if (gates.length === 0) {
    return 'no document of the kind Gate is published';
  }
  const names = gates.slice(0, MOST_NAMED).map(({ name }) => name);
  const more = gates.length > MOST_NAMED ? ', ...' : '';
  return `the gates are ${names.join(', ')}${more}`;
}
