import { defineConfig } from 'vite';

// React's packages mark their modules "use client" for servers that render pages; there is none here.
const MARKS_FOR_SERVERS = 'MODULE_LEVEL_DIRECTIVE';

export default defineConfig({
  base: '/graphiql/',
  build: {
    // The licences of what is bundled travel with it.
    license: { fileName: 'licenses.md' },
    // The editor is a piece of 1.8 MB, loaded once and cached; a warning on each build would teach nothing.
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      onLog(level, log, write) {
        if (log.code !== MARKS_FOR_SERVERS) write(level, log);
      },
    },
  },
});
