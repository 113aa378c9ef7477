const buildFailed = 'YN0009';

/**
 * What an installation by Yarn came to.
 *
 * - `installed`: all is in place
 * - `no-sqlite`: all is in place but better-sqlite3, which could be neither downloaded nor compiled
 * - `failed`: anything else
 */
export function judgeInstallLog(code, log) {
  if (code === 0) {
    return 'installed';
  }
  const failedBuilds = log
    .split('\n')
    .filter(line => line.includes(buildFailed));
  const linked = /Completed|Failed with errors/.test(log.split('Link step')[1]);
  const onlySqlite =
    failedBuilds.length > 0 &&
    failedBuilds.every(line => line.includes('better-sqlite3@'));
  return linked && onlySqlite ? 'no-sqlite' : 'failed';
}
