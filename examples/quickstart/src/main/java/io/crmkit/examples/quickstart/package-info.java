/**
 * The main job of CRM Kit as a program: a survey file becomes customers, scores, recovery cases and answers to the question
 * whether a follow-up is permitted.
 */
@NullMarked
package io.crmkit.examples.quickstart;

import org.jspecify.annotations.NullMarked;
