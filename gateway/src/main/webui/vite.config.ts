import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** `npm run dev` draws the board of a gateway that already runs; where it listens is a setting. */
const gateway = process.env['HOMEWARD_GATEWAY'] ?? 'http://127.0.0.1:8080';
const nhsukAssets = fileURLToPath(new URL('node_modules/nhsuk-frontend/dist/nhsuk/assets', import.meta.url));

export default defineConfig({
  build: { outDir: 'dist', assetsDir: 'assets', target: 'es2022' },
  resolve: { alias: { '@nhsuk-assets': nhsukAssets } },
  server: { proxy: { '/v1': gateway, '/local': gateway } },
});
