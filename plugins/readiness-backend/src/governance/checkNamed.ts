import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { Check, Standard } from 'backstage-readiness-core';
import { Publication } from '../standards/Publication';

/** A check of a published standard. @internal */
export interface NamedCheck {
  readonly standard: Standard;
  readonly check: Check;
}

/**
 * Finds a check that is published, on or off; undefined when there is none, because a document has changed since.
 * @internal
 */
export function findCheck(
  publication: Publication | undefined,
  standardName: string,
  checkId: string,
): NamedCheck | undefined {
  const standard = publication?.documents.standards.find(
    ({ name }) => name === standardName,
  );
  const check = [...(standard?.checks ?? []), ...(standard?.off ?? [])].find(
    ({ id }) => id === checkId,
  );
  return standard && check && { standard, check };
}

/**
 * Finds a check that a request names.
 * @throws InputError that says what is wrong with the name
 * @internal
 */
export function checkNamed(
  publication: Publication | undefined,
  standardName: string,
  checkId: string,
): NamedCheck {
  if (!publication) {
    throw new ServiceUnavailableError(
      'No documents are published yet; try again in a minute',
    );
  }
  const found = findCheck(publication, standardName, checkId);
  if (!found) {
    const names = publication.documents.standards.map(({ name }) => name);
    throw new InputError(
      names.includes(standardName)
        ? `The standard ${standardName} has no check "${checkId}"`
        : `There is no standard "${standardName}"; there are ${names.join(
            ', ',
          )}`,
    );
  }
  return found;
}
