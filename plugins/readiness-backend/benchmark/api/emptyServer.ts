import { serveProcess } from './serveProcess';

// A backend without the plugin: what every backend takes.
serveProcess([]);
