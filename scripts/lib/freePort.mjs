import { createServer } from 'node:net';

/** A port of this machine that nobody listens on just now. */
export async function freePort() {
  const server = createServer();
  const port = await listen(server, 0);
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** Whether a server can listen on a port, on IPv4 and IPv6. */
export async function isPortFree(port) {
  const server = createServer();
  try {
    await listen(server, port);
  } catch (error) {
    if (error.code === 'EADDRINUSE') {
      return false;
    }
    throw error;
  }
  await new Promise(resolve => server.close(resolve));
  return true;
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => resolve(server.address().port));
  });
}
