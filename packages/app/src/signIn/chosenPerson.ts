const KEY = 'sample-person';

/** Whom the visitor chose to be, by name; undefined for a guest. */
export function readChosenPerson(): string | undefined {
  return window.localStorage.getItem(KEY) ?? undefined;
}

/** Becomes somebody else, or a guest again: the whole portal is loaded anew, so that nothing of the other is left. */
export function choosePerson(name: string | undefined): void {
  if (name === undefined) {
    window.localStorage.removeItem(KEY);
  } else {
    window.localStorage.setItem(KEY, name);
  }
  window.location.reload();
}
