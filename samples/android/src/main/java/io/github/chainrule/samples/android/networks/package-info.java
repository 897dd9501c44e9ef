/** Networks of many sizes and kinds, whose generated code is dexed and measured by the tests. */
package io.github.chainrule.samples.android.networks;
