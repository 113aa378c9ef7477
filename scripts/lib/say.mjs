/** Tells the person at the terminal what is going on; standard output belongs to the result of a command alone. */
export function say(message) {
  process.stderr.write(`${message}\n`);
}

/** How long something took, for people: "8 s", "2 min 5 s". */
export function describeDuration(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60
    ? `${seconds} s`
    : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
