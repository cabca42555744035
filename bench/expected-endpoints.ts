// What should come of each stand-in for an endpoint, by its name.

export const OUTCOMES = ['summary', 'key', 'quota', 'filter', 'model', 'region', 'trouble'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Those of servers and models as hosts reported them. */
const REPORTED: Readonly<Record<Outcome, string>> = {
  summary: `good fenced trailing_brace twice think think_noopen thinking_tag content_array content_empty_reasoning
    trailing_comma wrapped_summary bullets_string usage_null keepalive_ws sse_only groq_formats groq_schema llamacpp_500
    mistral_422 vllm_old_ctx groq_413 openrouter_402 e503_once gemma_system one_bad slow130`,
  key: 'e401',
  quota: 'e429_ra_long',
  filter: 'refusal',
  model: '',
  region: '',
  trouble: 'length html200 err_in_200 choices_empty finish_error conn_reset endless one_bad',
};

/** Those of odd-endpoints.ts. */
const ODD: Readonly<Record<Outcome, string>> = {
  summary: `anthropic_native responses_api gemini_native tgi_generated text_completion python_nan log_line_first parsed_message python_tag function_in_text list_in_string escaped_breaks xml_answer with_comments openrouter_comments sse_crlf_nospace sse_events_ids sse_plain_type sse_left_open sse_never_done sse_single_lines sse_reasoning sse_tool_call sse_whole_at_end no_stream_with_format unverified_stream no_stream_options bom gzip text_plain array_wrapper cloudflare_result cloudflare_response ollama_native parsed_content empty_error_field anthropic_parts tool_arguments reasoning_content content_null_reasoning harmony harmony_stripped think_unclosed think_square think_kimi think_twice fence_and_talk first_does_not_fit python_dict smart_quotes raw_line_breaks result_list upper_case_keys korean_keys numbered_string bullets_object flat_bullets bullets_labelled list_alone unknown_keys markdown encoded_twice html_entities openai_o old_names strict_pydantic silent_400 everything_wrong openai_4096 tgi_validation deepseek_range silent_length silent_bound camel_case_range exclusive_range length_in_prose context_500 openai_tpm groq_failed_generation groq_failed_json openrouter_parameters gemini_gemma empty_with_format redirect_307 busy_then_good rate_limit_short`,
  key: `gemini_key forbidden proxy_login one_api_token`,
  quota: `insufficient_quota no_balance anthropic_credit rate_limit_date rate_limit_reset one_api_quota status_balance`,
  filter: `azure_filter finish_filter gemini_blocked openrouter_moderation refusal_part`,
  model: `ollama_no_model lmstudio_unloaded openrouter_model vllm_model azure_deployment groq_retired`,
  region: 'region_403 region_451 region_400',
  trouble: `sse_error_midway sse_broken_off sse_dies cloudflare_challenge sse_error_event loading_forever bad_gateway wrong_path errors_in_200 object_error_200 detail_200 empty_200 redirect_away talk whitespace_then_close`,
};

/** Empty for a name that nobody foresaw. `one_bad` fails for some papers and not for others. */
export function expectedOf(name: string): readonly Outcome[] {
  return OUTCOMES.filter((outcome) => `${REPORTED[outcome]} ${ODD[outcome]}`.split(/\s+/).includes(name));
}
