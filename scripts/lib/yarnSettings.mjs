/**
 * The environment that makes Yarn install from where npm installs, so that an organisation's mirror works and no
 * registry is named in any file. A setting that is already in the environment or in a yarnrc file wins.
 *
 * @param npmSettings - the answer of `npm config list --json`
 * @param env - the environment so far
 * @param yarnrc - the text of all yarnrc files that apply
 */
export function yarnSettings({ npmSettings, env, yarnrc }) {
  const wanted = {
    YARN_NPM_REGISTRY_SERVER: withoutTrailingSlash(npmSettings.registry),
    YARN_UNSAFE_HTTP_WHITELIST: plainHttpHost(npmSettings.registry),
    YARN_HTTP_PROXY: npmSettings.proxy,
    YARN_HTTPS_PROXY: npmSettings['https-proxy'],
    YARN_HTTPS_CA_FILE_PATH: npmSettings.cafile,
    YARN_ENABLE_STRICT_SSL:
      npmSettings['strict-ssl'] === false ? 'false' : undefined,
  };
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) =>
        value && env[name] === undefined && !yarnrc.includes(keyOf(name)),
    ),
  );
}

function withoutTrailingSlash(url) {
  return url?.replace(/\/+$/, '');
}

/** Yarn refuses plain HTTP unless the host is named. */
function plainHttpHost(url) {
  return url?.startsWith('http:') ? new URL(url).hostname : undefined;
}

/** `YARN_NPM_REGISTRY_SERVER` is `npmRegistryServer` in a yarnrc file. */
function keyOf(variable) {
  return variable
    .toLowerCase()
    .replace(/^yarn_/, '')
    .replace(/_(.)/g, (_, letter) => letter.toUpperCase());
}
