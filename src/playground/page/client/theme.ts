// Dark, light, or as the system has it; the choice is kept by the browser and read before the first drawing.
import type { App } from './app.ts';
import type { View } from './view.ts';

export type Theme = View['theme'];

export const THEMES = ['system', 'dark', 'light'] as const satisfies readonly Theme[];

export function savedTheme(): Theme {
  return THEMES.find((theme) => theme === localStorage.getItem('theme')) ?? 'system';
}

export function setTheme(app: App, theme: Theme): void {
  if (theme === 'system') {
    localStorage.removeItem('theme');
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem('theme', theme);
    document.documentElement.dataset.theme = theme;
  }
  app.change((view) => {
    view.theme = theme;
  });
}
