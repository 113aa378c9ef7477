import { useReadiness } from './useReadiness';

/** The names of the levels of a standard, lowest first; none where they are not known. @internal */
export type LevelsOf = (standard: string | null) => readonly string[];

/**
 * The levels of the published standards. Until they are read, or where they cannot be, no level is named, and what is
 * shown says so in words that need no name.
 * @internal
 */
export function useStandardLevels(): LevelsOf {
  const answer = useReadiness(api => api.getDocuments(), []);
  const standards = answer.state === 'ready' ? answer.value.standards : [];
  return standard =>
    standards.find(({ name }) => name === standard)?.levels ?? [];
}
