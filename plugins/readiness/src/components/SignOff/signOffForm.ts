import {
  AttestationAnswer,
  EntityGovernance,
  Evidence,
  NewAttestation,
} from 'backstage-plugin-readiness-common';
import { endOfDay } from '../../words/endOfDay';

/** A check that people sign off. @internal */
export type AttestableCheck = EntityGovernance['attestable'][number];

/** What somebody has filled in so far. @internal */
export interface SignOffForm {
  readonly answer: AttestationAnswer | null;
  readonly links: readonly { readonly url: string; readonly title: string }[];
  readonly text: string;
  readonly comment: string;
  /** A day such as `2027-01-31`; empty for the period of the check. */
  readonly until: string;
}

/** What keeps a form from being sent. @internal */
export type SignOffProblem = 'answer' | 'evidence' | 'url' | 'until';

/** @internal */
export const EMPTY_SIGN_OFF: SignOffForm = {
  answer: null,
  links: [{ url: '', title: '' }],
  text: '',
  comment: '',
  until: '',
};

/** Evidence is a link for browsers: whatever else a URL may be, nobody could open it here. @internal */
export function isEvidenceUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/**
 * What is missing or wrong, in the order of the fields.
 * @param now - milliseconds since 1970
 * @internal
 */
export function signOffProblems(
  form: SignOffForm,
  check: Pick<AttestableCheck, 'evidence'>,
  now: number,
): SignOffProblem[] {
  const { links, text } = evidenceOf(form);
  const asked = check.evidence === 'required' && form.answer !== 'not-met';
  const problems: readonly [SignOffProblem, boolean][] = [
    ['answer', form.answer === null],
    ['evidence', asked && links.length === 0 && text === undefined],
    ['url', links.some(({ url }) => !isEvidenceUrl(url))],
    ['until', form.until !== '' && !isAhead(form.until, now)],
  ];
  return problems.filter(([, found]) => found).map(([problem]) => problem);
}

/** What is sent of a form without problems. @internal */
export function newAttestation(
  { answer, comment, until, ...form }: SignOffForm,
  { standard, checkId }: Pick<AttestableCheck, 'standard' | 'checkId'>,
): NewAttestation {
  if (answer === null) {
    throw new Error('A sign-off needs an answer');
  }
  const evidence = evidenceOf(form);
  const isGiven = evidence.links.length > 0 || evidence.text !== undefined;
  const validUntil = endOfDay(until);
  return {
    ...{ standard, checkId, answer },
    ...(comment.trim() && { comment: comment.trim() }),
    ...(isGiven && { evidence }),
    ...(validUntil && { validUntil }),
  };
}

/** The rows that say something; an empty row is only an offer. */
function evidenceOf({
  links,
  text,
}: Pick<SignOffForm, 'links' | 'text'>): Evidence {
  return {
    links: links
      .map(({ url, title }) => ({ url: url.trim(), title: title.trim() }))
      .filter(({ url, title }) => url !== '' || title !== '')
      .map(({ url, title }) => ({ url, ...(title && { title }) })),
    ...(text.trim() && { text: text.trim() }),
  };
}

function isAhead(day: string, now: number): boolean {
  const end = endOfDay(day);
  return end !== undefined && Date.parse(end) > now;
}
