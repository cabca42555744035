// A token that is reset while the bot runs: it says so and ends, instead of living on without Discord.
import { expect, it } from 'vitest';
import { setStage } from './stage.ts';

it('ends when its token is reset', async () => {
  await using stage = await setStage();
  stage.playground.world.guild({ name: 'Reading group' });
  stage.playground.world.resetToken();
  await expect(stage.bot.dismissed).resolves.toBe('token-refused');
});
